package photoshare.resize;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import photoshare.storage.picture.PictureLimits;

/// @param atOnce pictures that are rendered at the same time; as many as there are cores
/// @param attempts after so many beginnings a photo is given up, whatever kept it from ending
/// @param crashes after so many attempts that took their worker down, or would not end, a photo
///   gets one with the careful engine and is then given up
/// @param patience with one picture, in processor time
@ConfigurationProperties("resize")
record ResizeProperties(
        @DefaultValue("auto") EngineChoice engine,
        @DefaultValue Vips vips,
        @DefaultValue Limits limits,
        @DefaultValue("2") int atOnce,
        @DefaultValue("20") int attempts,
        @DefaultValue("2") int crashes,
        @DefaultValue("8s") Duration patience) {

    /// @param library a file, or a name that the system's linker knows; empty to look for one;
    ///   `none` to do without
    record Vips(@DefaultValue("") String library) {}

    /// What a picture may demand, see [PictureLimits].
    ///
    /// @param fileSize of an original; well above what web nodes accept, so that raising their
    ///   limit does not make workers refuse what was promised
    record Limits(
            @DefaultValue("100MB") DataSize fileSize,
            @DefaultValue("120") int megapixels,
            @DefaultValue("65500") int side,
            @DefaultValue("100") int scans,
            @DefaultValue("224MB") DataSize memory) {

        PictureLimits ofPictures() {
            return new PictureLimits(
                    fileSize.toBytes(), megapixels * 1_000_000L, side, scans, memory.toBytes());
        }
    }

    EngineChoice.Terms terms(long pictureMemory) {
        return new EngineChoice.Terms(limits.ofPictures(), patience, vips.library(), pictureMemory);
    }
}
