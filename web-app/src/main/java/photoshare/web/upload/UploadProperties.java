package photoshare.web.upload;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import photoshare.storage.picture.PictureFormat;
import photoshare.storage.picture.PictureLimits;

/// @param maxFiles in one upload
/// @param maxFileSize of one photo
/// @param maxFormSize of all photos that come in one form, from browsers without JavaScript
/// @param idle an upload of which nothing is heard for so long counts as complete
/// @param undo how long a removed photo can be had back
/// @param sweepEvery how often each node looks for such uploads, and for such photos
@ConfigurationProperties("app.upload")
public record UploadProperties(
        @DefaultValue("200") int maxFiles,
        @DefaultValue("25MB") DataSize maxFileSize,
        @DefaultValue("500MB") DataSize maxFormSize,
        @DefaultValue("10m") Duration idle,
        @DefaultValue("15m") Duration undo,
        @DefaultValue("1m") Duration sweepEvery) {

    /// What the browser offers to choose from. HEIC is taken when it comes, but not asked for: then
    /// Apple's devices send a JPEG instead, which every worker can read.
    public String accept() {
        return Stream.of(PictureFormat.values())
                .filter(format -> format != PictureFormat.HEIC)
                .map(PictureFormat::mediaType)
                .collect(Collectors.joining(","));
    }

    public long maxMegabytes() {
        return maxFileSize.toMegabytes();
    }

    public long maxFormMegabytes() {
        return maxFormSize.toMegabytes();
    }

    public long maxBytes() {
        return maxFileSize.toBytes();
    }

    PictureLimits pictureLimits() {
        return PictureLimits.DEFAULT.withMaxBytes(maxBytes());
    }
}
