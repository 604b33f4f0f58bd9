package photoshare.resize.engine.vips;

import java.util.Optional;

/// Brings the numbers of an image to sRGB, eight bits each. Done after shrinking: a rendition has a
/// fraction of the pixels.
final class Colours {

    private static final int UCHAR = 0;

    private Colours() {}

    /// @return in memory
    static VipsImage toSrgb(VipsImage picture) {
        Optional<byte[]> profile = picture.profile();
        Optional<MatrixProfile> matrix =
                picture.isRgb() ? profile.flatMap(MatrixProfile::of) : Optional.empty();
        if (matrix.isPresent()) {
            return byMatrix(picture.inMemory(), matrix.get());
        }
        VipsImage converted = profile.isPresent() ? byProfile(picture) : picture;
        VipsImage colours = converted.isCmyk() ? withoutInk(converted) : converted;
        return colours.with("colourspace", Interpretation.SRGB).inMemory();
    }

    /// A third of the time that the colour engine takes, which knows every kind of profile.
    private static VipsImage byMatrix(VipsImage picture, MatrixProfile profile) {
        if (!profile.isSrgb()) {
            byte[] pixels = picture.pixels();
            new Srgb(profile).convert(pixels);
            picture.setPixels(pixels);
        }
        return picture;
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
