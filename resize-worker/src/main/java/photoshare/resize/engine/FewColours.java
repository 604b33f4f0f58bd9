package photoshare.resize.engine;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import photoshare.storage.picture.PackedPicture;

/// Pixels of which several are one in the file, see [PackedPicture].
///
/// @param width of the whole picture
record FewColours(int bits, int[] colours, int width) {

    private static final int GREEN = 1;

    static FewColours of(PackedPicture packed, int width) {
        return new FewColours(packed.bits(), packed.colours(), width);
    }

    Extent unpacked(Extent packed) {
        return new Extent(width, packed.height());
    }

    /// The picture, as numbers of colours.
    BufferedImage unpacked(BufferedImage packed) {
        var model =
                new IndexColorModel(8, colours.length, colours, 0, true, -1, DataBuffer.TYPE_BYTE);
        var unpacked =
                new BufferedImage(
                        width, packed.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        int[] green = new int[packed.getWidth()];
        byte[] row = new byte[width];
        Raster pixels = packed.getRaster();
        for (int y = 0; y < packed.getHeight(); y++) {
            pixels.getSamples(0, y, green.length, 1, GREEN, green);
            for (int x = 0; x < width; x++) {
                int several = green[x * bits / Byte.SIZE];
                row[x] = (byte) (several >> x * bits % Byte.SIZE & (1 << bits) - 1);
            }
            unpacked.getRaster().setDataElements(0, y, width, 1, row);
        }
        return unpacked;
    }
}
