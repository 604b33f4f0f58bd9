package photoshare.web.gallery;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import photoshare.db.Photo;

/// What is seen of a photo until it has come: a blurred picture within the page itself, so that it
/// is there at once, and as a `data:` image, which a strict policy allows where it forbids styles.
public final class Placeholder {

    /// Enough for what goes into the hash; the browser smooths what is between.
    private static final int EDGE = 12;

    private Placeholder() {}

    static Optional<String> of(Photo photo) {
        return of(photo.thumbHash(), photo.width(), photo.height());
    }

    /// @return its address; empty if there is no hash, or one that nobody can read
    public static Optional<String> of(Optional<byte[]> thumbHash, int width, int height) {
        try {
            return thumbHash.map(hash -> address(paint(hash, width, height)));
        } catch (IndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    private static BufferedImage paint(byte[] hash, int width, int height) {
        double scale = (double) EDGE / Math.max(width, height);
        return ThumbHashDecoder.paint(hash, side(width * scale), side(height * scale));
    }

    private static int side(double length) {
        return Math.max(1, (int) Math.round(length));
    }

    private static String address(BufferedImage picture) {
        var png = new ByteArrayOutputStream();
        try (var memory = new MemoryCacheImageOutputStream(png)) { // else it goes over the disk
            ImageIO.write(picture, "png", memory);
        } catch (IOException e) {
            throw new UncheckedIOException("memory is full", e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }
}
