package photoshare.resize.engine;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Converts colours to sRGB. Done after shrinking: a rendition has a fraction of the pixels.
final class ColourProfile {

    private static final int[] RGB = {0, 1, 2};
    private static final int ALPHA = 0xFF000000;

    private ColourProfile() {}

    /// @param space of the pixels it is to be for
    /// @return empty if it is broken, for other pixels, or without bound
    static Optional<ICC_Profile> read(byte[] bytes, int space) {
        try {
            return Optional.of(bytes)
                    .filter(ProfileCost::isBounded)
                    .map(ICC_Profile::getInstance)
                    .filter(profile -> profile.getColorSpaceType() == space);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Changes the picture in place, but not how much shines through it.
    ///
    /// @param profile what its numbers mean; null for sRGB
    static void toSrgb(BufferedImage picture, @Nullable ICC_Profile profile) {
        if (profile == null) {
            return;
        }
        if (profile.getColorSpaceType() == ColorSpace.TYPE_GRAY) {
            greyToSrgb(picture, new ICC_ColorSpace(profile));
            return;
        }
        var profiles = new ICC_Profile[] {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)};
        try {
            WritableRaster colours = colours(picture.getRaster());
            new ColorConvertOp(profiles, null).filter(colours, colours);
        } catch (CMMException | IllegalArgumentException _) {
            return; // a profile that cannot be used: the numbers are then taken for sRGB
        }
    }

    private static WritableRaster colours(WritableRaster raster) {
        return raster.getNumBands() == RGB.length
                ? raster
                : raster.createWritableChild(
                        0, 0, raster.getWidth(), raster.getHeight(), 0, 0, RGB);
    }

    private static void greyToSrgb(BufferedImage picture, ICC_ColorSpace grey) {
        int[] srgb = new int[256];
        try {
            for (int sample = 0; sample < srgb.length; sample++) {
                float value = grey.toRGB(new float[] {sample / 255f})[0];
                srgb[sample] = Math.round(255 * value) * 0x010101;
            }
        } catch (CMMException | IllegalArgumentException _) {
            return;
        }
        int[] row = new int[picture.getWidth()];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, row.length, 1, row, 0, row.length);
            Arrays.setAll(row, x -> row[x] & ALPHA | srgb[row[x] & 0xFF]);
            picture.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
    }
}
