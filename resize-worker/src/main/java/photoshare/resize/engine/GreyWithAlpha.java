package photoshare.resize.engine;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;

/// Java takes grey with alpha for linear light and draws it far too bright. The same bytes, read as
/// a colour picture whose red, green and blue are all the grey sample, come out right.
final class GreyWithAlpha {

    private static final int[] GREY_THRICE_AND_ALPHA = {0, 0, 0, 1};

    private GreyWithAlpha() {}

    /// Any other picture is returned as it is. No pixel is copied.
    static BufferedImage asColour(BufferedImage image) {
        WritableRaster raster = image.getRaster();
        if (raster.getNumBands() != 2) {
            return image;
        }
        SampleModel samples =
                new PixelInterleavedSampleModel(
                        raster.getTransferType(),
                        raster.getWidth(),
                        raster.getHeight(),
                        2,
                        2 * raster.getWidth(),
                        GREY_THRICE_AND_ALPHA);
        var colours =
                new ComponentColorModel(
                        ColorSpace.getInstance(ColorSpace.CS_sRGB),
                        true,
                        false,
                        ComponentColorModel.TRANSLUCENT,
                        raster.getTransferType());
        return new BufferedImage(
                colours,
                Raster.createWritableRaster(samples, raster.getDataBuffer(), null),
                false,
                null);
    }
}
