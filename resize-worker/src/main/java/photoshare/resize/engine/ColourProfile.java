package photoshare.resize.engine;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import org.jspecify.annotations.Nullable;

/// Converts colours to sRGB. Done after shrinking: a rendition has a fraction of the pixels.
final class ColourProfile {

    private ColourProfile() {}

    /// Changes the picture in place.
    ///
    /// @param profile what its numbers mean; null for sRGB
    static void toSrgb(BufferedImage picture, @Nullable ICC_Profile profile) {
        if (profile == null) {
            return;
        }
        var profiles = new ICC_Profile[] {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)};
        try {
            new ColorConvertOp(profiles, null).filter(picture.getRaster(), picture.getRaster());
        } catch (CMMException | IllegalArgumentException _) {
            return; // a profile that cannot be used: the numbers are then taken for sRGB
        }
    }
}
