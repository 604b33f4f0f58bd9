package photoshare.email;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// @param publicUrl where people reach the web pages; a worker cannot guess it
@Validated
@ConfigurationProperties("app")
record AppProperties(
        @NotNull(
                        message =
                                "is missing: set it to the address under which people reach"
                                        + " Photoshare, for example https://photos.example.org")
                URI publicUrl) {

    /// @param path begins with a slash
    URI page(String path) {
        return URI.create(publicUrl.toString().replaceFirst("/+$", "") + path);
    }
}
