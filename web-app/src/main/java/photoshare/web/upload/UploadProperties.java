package photoshare.web.upload;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// @param maxFiles in one upload
/// @param maxFileSize of one photo
/// @param idle an upload of which nothing is heard for so long counts as complete
/// @param sweepEvery how often each node looks for such uploads
@ConfigurationProperties("app.upload")
public record UploadProperties(
        @DefaultValue("200") int maxFiles,
        @DefaultValue("25MB") DataSize maxFileSize,
        @DefaultValue("10m") Duration idle,
        @DefaultValue("1m") Duration sweepEvery) {}
