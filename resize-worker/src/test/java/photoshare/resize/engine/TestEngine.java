package photoshare.resize.engine;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import photoshare.resize.engine.vips.VipsEngine;
import photoshare.resize.engine.vips.VipsLibrary;
import photoshare.storage.picture.PictureFormat;
import photoshare.storage.picture.PictureLimits;
import photoshare.storage.picture.PictureRefusedException;

/// The engines as tests use them.
public enum TestEngine {
    VIPS {
        @Override
        RenditionEngine engine() {
            assumeThat(VIPS_ENGINE).as("NOT RUN: no libvips on this machine").isPresent();
            return VIPS_ENGINE.orElseThrow();
        }

        @Override
        boolean decodes(PictureFormat format) {
            return LIBRARY.isPresent() && LIBRARY.orElseThrow().decodes(format);
        }
    },
    THUMBNAILATOR {
        @Override
        RenditionEngine engine() {
            return JAVA_ENGINE;
        }

        @Override
        boolean decodes(PictureFormat format) {
            return format != PictureFormat.AVIF && format != PictureFormat.HEIC;
        }
    };

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final RenditionEngine JAVA_ENGINE =
            new ThumbnailatorEngine(PictureLimits.DEFAULT, 100_000_000, PATIENCE);

    public static final Optional<VipsLibrary> LIBRARY =
            VipsLibrary.find(Optional.ofNullable(System.getenv("PHOTOSHARE_VIPS")).orElse(""));

    private static final Optional<RenditionEngine> VIPS_ENGINE =
            LIBRARY.map(found -> new VipsEngine(found, PictureLimits.DEFAULT, PATIENCE))
                    .map(engine -> new SecondOpinion(engine, JAVA_ENGINE));

    abstract RenditionEngine engine();

    abstract boolean decodes(PictureFormat format);

    final Rendered rendered(byte[] file) {
        RenditionEngine engine = engine();
        try (var original = Original.read(new ByteArrayInputStream(file), PictureLimits.DEFAULT)) {
            return engine.render(original);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final List<Rendition> render(byte[] file) {
        return rendered(file).renditions();
    }

    final BufferedImage renderFirst(byte[] file) {
        return Looks.image(render(file).getFirst());
    }

    final void refuses(byte[] file, String sentence) {
        engine(); // or the test ends here, as it should
        assertThatExceptionOfType(PictureRefusedException.class)
                .isThrownBy(() -> rendered(file))
                .withMessage(sentence);
    }
}
