package photoshare.resize.engine;

import java.awt.image.BufferedImage;
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
    public ThumbnailatorEngine(PictureLimits limits, long memory) {
        decoder = new PictureDecoder(limits, new PixelMemory(memory));
    }

    @Override
    public String name() {
        return "Thumbnailator";
    }

    @Override
    public List<Rendition> render(Original original) {
        Extent whole = Extent.upright(original.header());
        List<RenditionSize> sizes =
                List.copyOf(RenditionSize.storedOf(whole.width(), whole.height())).reversed();
        BufferedImage picture = upright(original, whole.within(sizes.getFirst().edge()));
        List<Rendition> renditions = new ArrayList<>();
        for (RenditionSize size : sizes) {
            picture =
                    Shrinking.shrink(
                            picture, whole.within(size.edge()), BufferedImage.TYPE_INT_RGB);
            renditions.add(rendition(size, picture));
        }
        return renditions;
    }

    private BufferedImage upright(Original original, Extent target) {
        Orientation orientation = original.header().orientation();
        DecodedPicture decoded = decoder.decode(original);
        BufferedImage picture = WhiteCanvas.paint(decoded, target.turned(orientation));
        ColourProfile.toSrgb(picture, decoded.profile());
        return Turning.upright(picture, orientation);
    }

    private static Rendition rendition(RenditionSize size, BufferedImage picture) {
        return new Rendition(
                size, picture.getWidth(), picture.getHeight(), JpegEncoder.encode(picture));
    }
}
