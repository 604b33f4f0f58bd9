package photoshare.resize.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import photoshare.storage.picture.Orientation;
import photoshare.storage.picture.PictureFormat;
import photoshare.storage.picture.PictureHeader;
import photoshare.storage.picture.PictureLimits;

class PhotoTests {

    @ParameterizedTest
    @EnumSource
    void isWhatItSays(Photo.Kind kind) throws IOException {
        byte[] file = photo(kind, 18).file();
        var header = PictureHeader.read(new ByteArrayInputStream(file), PictureLimits.DEFAULT);
        boolean turned = kind == Photo.Kind.TURNED;

        assertThat(header.format())
                .isEqualTo(kind == Photo.Kind.PNG ? PictureFormat.PNG : PictureFormat.JPEG);
        assertThat(header.width()).isEqualTo(turned ? 300 : 400);
        assertThat(header.height()).isEqualTo(turned ? 400 : 300);
        assertThat(header.orientation()).isEqualTo(turned ? Orientation.LEFT : Orientation.UPRIGHT);
        assertThat(text(file).contains("ICC_PROFILE")).isEqualTo(kind == Photo.Kind.DISPLAY_P3);
        assertThat(text(file).contains("\u00FF\u00C2")).isEqualTo(kind == Photo.Kind.PROGRESSIVE);
    }

    @Test
    void weighsWhatACamerasFileWeighs() throws IOException {
        var photo = new Photo("test", Photo.Kind.BASELINE, 2000, 1500, 1, 18);
        double bitsPerPixel = 8.0 * photo.file().length / 2000 / 1500;
        assertThat(bitsPerPixel).isBetween(1.6, 3.5);
    }

    @Test
    void aBusyOneWeighsMore() throws IOException {
        assertThat(photo(Photo.Kind.BASELINE, 36).file().length)
                .isGreaterThan(photo(Photo.Kind.BASELINE, 18).file().length * 5 / 4);
    }

    @Test
    void isMadeOnce(@TempDir Path directory) throws IOException {
        var cache = new PhotoCache(directory);
        Path file = cache.file(photo(Photo.Kind.BASELINE, 18));
        Files.writeString(file, "kept");
        assertThat(cache.file(photo(Photo.Kind.BASELINE, 18))).hasContent("kept");
        assertThat(cache.file(photo(Photo.Kind.BASELINE, 36))).isNotEqualTo(file);
    }

    private static Photo photo(Photo.Kind kind, double detail) {
        return new Photo("test", kind, 400, 300, 1, detail);
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }
}
