package photoshare.resize.engine.vips;

/// Brings the numbers of an image to sRGB, eight bits each. Done after shrinking: a rendition has a
/// fraction of the pixels.
final class Colours {

    private static final int UCHAR = 0;

    private Colours() {}

    static VipsImage toSrgb(VipsImage picture) {
        boolean hasNews = picture.profile().filter(p -> !SrgbProfile.matches(p)).isPresent();
        VipsImage converted = hasNews ? byProfile(picture) : picture;
        VipsImage colours = converted.isCmyk() ? withoutInk(converted) : converted;
        return colours.with("colourspace", Interpretation.SRGB);
    }

    /// A profile that is broken, or is not one for this kind of picture, says nothing.
    private static VipsImage byProfile(VipsImage picture) {
        try {
            return picture.with("icc_transform", "srgb", "embedded", 1);
        } catch (VipsException _) {
            return picture;
        }
    }

    /// Of inks nobody knows the colours without a profile. As browsers do it: what is left of white
    /// light behind each ink and behind black.
    private static VipsImage withoutInk(VipsImage cmyk) {
        VipsImage light = cmyk.with("invert");
        VipsImage behindBlack = light.with("extract_band", 3);
        return light.with("extract_band", 0, "n", 3)
                .times(behindBlack)
                .with("cast", UCHAR)
                .with("copy", "interpretation", Interpretation.SRGB);
    }
}
