package photoshare.resize.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import photoshare.storage.picture.PictureLimits;
import photoshare.storage.picture.TestPictures;

class ThumbnailatorEngineTests extends RenditionEngineContract {

    private static final long PLENTY = 100_000_000;

    private RenditionEngine engine = new ThumbnailatorEngine(PictureLimits.DEFAULT, PLENTY);

    @Override
    RenditionEngine engine() {
        return engine;
    }

    @Test
    void leavesPixelsOutOfAPictureThatWouldNotFitIntoMemory() {
        engine = new ThumbnailatorEngine(PictureLimits.DEFAULT, 3_000_000);
        var renditions = render(TestPictures.jpeg(3001, 1999));
        assertThat(renditions).extracting(Rendition::width).containsExactly(2048, 1024, 320);
        renditions.forEach(RenditionEngineContract::showsQuarters);
    }

    @Test
    void refusesAWebpThatWouldNotFitIntoMemory() {
        engine = new ThumbnailatorEngine(PictureLimits.DEFAULT, 1000);
        refuses(
                TestPictures.file("lossless.webp"),
                "64 x 48 pixels are too many for a WebP: export as JPEG.");
    }

    @Test
    void putsTheFrameOfAGifWhereItBelongsOnTheCanvas() {
        var frame = TestPictures.quarters(80, 40, BufferedImage.TYPE_INT_RGB);
        byte[] gif = TestPictures.encode(frame, "gif");
        gif[6] = (byte) 200; // canvas 200 x 100
        gif[8] = 100;
        int descriptor = imageDescriptor(gif);
        gif[descriptor + 1] = 104; // frame at 104, 48
        gif[descriptor + 3] = 48;

        BufferedImage picture = renderFirst(gif);

        assertThat(picture.getWidth()).isEqualTo(200);
        shows(picture, 4, 4, Color.WHITE);
        shows(picture, 196, 96, Color.WHITE);
        shows(picture, 114, 54, TestPictures.TOP_LEFT);
        shows(picture, 174, 78, TestPictures.BOTTOM_RIGHT);
    }

    @Test
    void refusesAGifWhoseFrameIsLargerThanAnyPictureMayBe() {
        byte[] gif =
                TestPictures.encode(
                        TestPictures.quarters(20, 10, BufferedImage.TYPE_INT_RGB), "gif");
        int descriptor = imageDescriptor(gif);
        Arrays.fill(gif, descriptor + 5, descriptor + 9, (byte) 0xF0);
        refuses(gif, "61680 x 61680 pixels are too many: up to 120 megapixels are accepted.");
    }

    private static int imageDescriptor(byte[] gif) {
        int at = 13 + 3 * (2 << (gif[10] & 7));
        while (gif[at] != 0x2C) {
            at++;
        }
        return at;
    }
}
