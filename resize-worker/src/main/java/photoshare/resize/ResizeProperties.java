package photoshare.resize;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import photoshare.storage.picture.PictureLimits;

/// @param maxFileSize of an original; well above what web nodes accept, so that raising their limit
///   does not make workers refuse what was promised
/// @param attempts after so many beginnings a photo is given up: one that takes its worker down
///   would do so for ever
@ConfigurationProperties("resize")
record ResizeProperties(
        @DefaultValue("100MB") DataSize maxFileSize, @DefaultValue("20") int attempts) {

    PictureLimits limits() {
        return PictureLimits.DEFAULT.withMaxBytes(maxFileSize.toBytes());
    }
}
