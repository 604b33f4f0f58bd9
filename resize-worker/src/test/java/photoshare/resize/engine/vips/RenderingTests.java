package photoshare.resize.engine.vips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photoshare.resize.engine.Original;
import photoshare.resize.engine.TestEngine;
import photoshare.storage.picture.PictureLimits;
import photoshare.storage.picture.TestPictures;

class RenderingTests {

    /// A second time would be alone.
    @ParameterizedTest
    @ValueSource(strings = {"quarters.avif", "lossy.webp", "restart.jpg"})
    void rendersAPictureThatIsWholeOnlyOnce(String file) throws IOException {
        assumeThat(TestEngine.LIBRARY).as("NOT RUN: no libvips on this machine").isPresent();
        VipsLibrary library = TestEngine.LIBRARY.orElseThrow();
        var in = new ByteArrayInputStream(TestPictures.file(file));
        try (var original = Original.read(in, PictureLimits.DEFAULT);
                var images = new VipsImages(library.vips())) {
            assumeThat(library.decodes(original.header().format()))
                    .as("NOT RUN: this libvips does not decode " + file)
                    .isTrue();
            var rendering =
                    new Rendering(original, images, PictureLimits.DEFAULT, Duration.ofMinutes(1));
            assertThat(rendering.flawless()).isPresent();
        }
    }
}
