package photoshare.web.system;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// @param publicUrl where people reach Photoshare; a node behind a proxy cannot guess it
/// @param inboxUrl where all mail can be read, in a demo
@Validated
@ConfigurationProperties("app")
public record AppProperties(
        @NotNull(
                        message =
                                "is missing: set it to the address under which people reach"
                                        + " Photoshare, for example https://photos.example.org")
                URI publicUrl,
        @Nullable URI inboxUrl) {}
