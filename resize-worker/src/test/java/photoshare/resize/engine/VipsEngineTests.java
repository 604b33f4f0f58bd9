package photoshare.resize.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import photoshare.resize.engine.vips.VipsEngine;
import photoshare.resize.engine.vips.VipsLibrary;
import photoshare.storage.picture.PictureLimits;
import photoshare.storage.picture.TestPictures;

class VipsEngineTests {

    @BeforeEach
    void needsALibrary() {
        assumeThat(TestEngine.LIBRARY).as("NOT RUN: no libvips on this machine").isPresent();
    }

    @Test
    void stopsAPictureThatTakesTooLong() throws IOException {
        var impatient = engine(Duration.ofMillis(60));
        byte[] large = Attack.PNG_OF_119_BLANK_MEGAPIXELS.file();
        assertThatExceptionOfType(RenderingStoppedException.class)
                .isThrownBy(() -> render(impatient, large))
                .withMessageStartingWith("Preparing this picture takes more than 0 s");
        assertThat(render(engine(Duration.ofSeconds(10)), TestPictures.png(30, 20)).renditions())
                .hasSize(1);
    }

    @Test
    void rendersOnManyThreadsAtOnce() throws Exception {
        var engine = engine(Duration.ofSeconds(60));
        byte[] photo = TestPictures.jpeg(1500, 1000);
        byte[] expected = render(engine, photo).renditions().getFirst().jpeg();
        List<Callable<byte[]>> renderings = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            renderings.add(() -> render(engine, photo).renditions().getFirst().jpeg());
        }
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var rendering : threads.invokeAll(renderings)) {
                assertThat(rendering.get()).isEqualTo(expected);
            }
        }
    }

    /// The library has one buffer for the complaints of all threads.
    @Test
    void takesNoPicturesDamageForThatOfAnother() throws Exception {
        var engine = engine(Duration.ofSeconds(60));
        byte[] whole = TestPictures.encode(TestPictures.grainyQuarters(1200, 800), "jpeg");
        byte[] damaged = TestPictures.firstHalf(whole);
        damaged[damaged.length - 2] = (byte) 0xFF;
        damaged[damaged.length - 1] = (byte) 0xD9;
        List<Callable<Boolean>> renderings = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            renderings.add(() -> render(engine, whole).damaged());
            renderings.add(() -> render(engine, damaged).damaged());
        }
        try (var threads = Executors.newFixedThreadPool(4)) {
            boolean expected = false;
            for (var rendering : threads.invokeAll(renderings)) {
                assertThat(rendering.get()).isEqualTo(expected);
                expected = !expected;
            }
        }
    }

    @Test
    void goesOnToTheNextPlaceWhenALibraryIsNotThere() {
        assertThat(VipsLibrary.find("/nowhere/libvips.so").map(VipsLibrary::file))
                .isPresent()
                .get()
                .isNotEqualTo("/nowhere/libvips.so");
    }

    @Test
    void looksNowhereIfItIsToldSo() {
        assertThat(VipsLibrary.find("none")).isEmpty();
    }

    private static VipsEngine engine(Duration patience) {
        return new VipsEngine(TestEngine.LIBRARY.orElseThrow(), PictureLimits.DEFAULT, patience);
    }

    private static Rendered render(RenditionEngine engine, byte[] file) throws IOException {
        try (var original = Original.read(new ByteArrayInputStream(file), PictureLimits.DEFAULT)) {
            return engine.render(original);
        }
    }
}
