package photoshare.jobserver.spring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.ssl.SslBundle;
import photoshare.jobserver.client.ServerAddress;

/// Where the job servers are. A bean of this type overrides the settings.
public interface JobServerConnectionDetails extends ConnectionDetails {

    /// At least one, the preferred one first.
    List<ServerAddress> servers();

    /// What encrypts the connections; null for plain TCP.
    default @Nullable SslBundle sslBundle() {
        return null;
    }
}
