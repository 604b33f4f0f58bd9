package photoshare.resize.engine.vips;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import photoshare.resize.engine.ProfileCost;

/// Brings the numbers of an image to sRGB, eight bits each. Done after shrinking: a rendition has a
/// fraction of the pixels.
final class Colours {

    private static final int UCHAR = 0;

    private static final int HEADER = 128;
    private static final int SPACE = 16;
    private static final int SIGNATURE = 36;

    private Colours() {}

    /// What shines through is a share of light, not of a profile's numbers. Twice the work for wide
    /// colours, as they cannot wait until the picture is small.
    static VipsImage beforeBlending(VipsImage picture) {
        boolean isWide =
                picture.hasEightBits()
                        && profile(picture).filter(profile -> !isSrgb(profile)).isPresent();
        return isWide ? byProfile(picture) : picture;
    }

    private static boolean isSrgb(byte[] profile) {
        return MatrixProfile.of(profile).filter(MatrixProfile::isSrgb).isPresent();
    }

    /// One that is broken, or belongs to another kind of picture, says nothing.
    private static Optional<byte[]> profile(VipsImage picture) {
        return picture.profile().filter(profile -> isFor(picture, profile));
    }

    /// By the size, the signature and the colour space in its header (ICC.1:2022, 7.2).
    private static boolean isFor(VipsImage picture, byte[] profile) {
        return profile.length > HEADER
                && Integer.toUnsignedLong(ByteBuffer.wrap(profile).getInt()) <= profile.length
                && new String(profile, SIGNATURE, 4, StandardCharsets.US_ASCII).equals("acsp")
                && new String(profile, SPACE, 4, StandardCharsets.US_ASCII)
                        .equals(picture.profileSpace())
                && ProfileCost.isBounded(profile);
    }

    /// @return in memory
    static VipsImage toSrgb(VipsImage picture) {
        Optional<byte[]> profile = profile(picture);
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
