package photoshare.resize.engine;

import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import photoshare.storage.RenditionSize;
import photoshare.storage.picture.Orientation;
import photoshare.storage.picture.PictureLimits;

/// The engine that is always there: ImageIO decodes, Thumbnailator shrinks. The picture is decoded
/// once; each rendition is made from the next larger one, which is more than twice as fast as
/// beginning with the original every time.
public final class ThumbnailatorEngine implements RenditionEngine {

    private final PictureDecoder decoder;

    /// @param limits asked once more: what a decoder finds need not be what the header said
    /// @param memory how many bytes decoding and shrinking one original may take; of a larger one
    ///   only every second, third ... pixel is read
    /// @param patience with the decoding of one picture, in processor time
    public ThumbnailatorEngine(PictureLimits limits, long memory, Duration patience) {
        decoder = new PictureDecoder(limits, new PixelMemory(memory), patience);
    }

    @Override
    public String name() {
        return "Thumbnailator";
    }

    @Override
    public Rendered render(Original original) {
        Extent whole = Extent.upright(original.header());
        List<RenditionSize> sizes =
                List.copyOf(RenditionSize.storedOf(whole.width(), whole.height())).reversed();
        DecodedPicture decoded = decoder.decode(original);
        BufferedImage picture =
                upright(
                        decoded,
                        original.header().orientation(),
                        whole.within(sizes.getFirst().edge()));
        List<Rendition> renditions = new ArrayList<>();
        for (RenditionSize size : sizes) {
            picture = opaque(picture, whole.within(size.edge()));
            renditions.add(rendition(size, picture));
        }
        byte[] thumbHash = thumbHash(picture, whole, decoded.damaged());
        return new Rendered(
                renditions, whole, decoded.damaged(), original.header().takenAt(), thumbHash);
    }

    private static BufferedImage upright(
            DecodedPicture decoded, Orientation orientation, Extent target) {
        BufferedImage picture = WhiteCanvas.paint(decoded, target.turned(orientation));
        return Turning.upright(picture, orientation);
    }

    private static BufferedImage opaque(BufferedImage picture, Extent target) {
        return Shrinking.shrink(picture, target, BufferedImage.TYPE_INT_RGB);
    }

    private static byte[] thumbHash(BufferedImage picture, Extent whole, boolean damaged) {
        BufferedImage small = opaque(picture, whole.within(ThumbHash.EDGE));
        byte[] pixels = new byte[3 * small.getWidth() * small.getHeight()];
        int at = 0;
        for (int y = 0; y < small.getHeight(); y++) {
            for (int x = 0; x < small.getWidth(); x++) {
                int rgb = small.getRGB(x, y);
                pixels[at++] = (byte) (rgb >> 16);
                pixels[at++] = (byte) (rgb >> 8);
                pixels[at++] = (byte) rgb;
            }
        }
        if (damaged) {
            Rendered.refuseBlank(pixels);
        }
        return ThumbHash.of(small.getWidth(), small.getHeight(), pixels);
    }

    private static Rendition rendition(RenditionSize size, BufferedImage picture) {
        return new Rendition(
                size, picture.getWidth(), picture.getHeight(), JpegEncoder.encode(picture));
    }
}
