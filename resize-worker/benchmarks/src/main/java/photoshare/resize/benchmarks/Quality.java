package photoshare.resize.benchmarks;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import javax.imageio.ImageIO;
import photoshare.storage.RenditionSize;

/// What one contestant's renditions are worth.
///
/// @param ssim see [Similarity], on the average of the photos
/// @param psnr in decibels, on the average of the photos
/// @param bytes of all photos together
record Quality(double ssim, double psnr, long bytes) {

    /// What the renditions of one photo should look like.
    static Map<RenditionSize, Pixels> references(Path file) throws IOException {
        Pixels original = Pixels.of(ImageIO.read(file.toFile()));
        var references = new EnumMap<RenditionSize, Pixels>(RenditionSize.class);
        for (RenditionSize size : RenditionSize.values()) {
            double factor = (double) size.edge() / Math.max(original.width(), original.height());
            references.put(
                    size,
                    original.shrunk(
                            (int) Math.round(original.width() * factor),
                            (int) Math.round(original.height() * factor)));
        }
        return references;
    }

    static Quality of(Pixels reference, Path rendition) throws IOException {
        BufferedImage picture = ImageIO.read(rendition.toFile());
        Pixels pixels = Pixels.of(picture);
        if (pixels.width() != reference.width() || pixels.height() != reference.height()) {
            // another way to round
            return new Quality(Double.NaN, Double.NaN, Files.size(rendition));
        }
        return new Quality(
                Similarity.ssim(reference, pixels),
                Similarity.psnr(reference, pixels),
                Files.size(rendition));
    }
}
