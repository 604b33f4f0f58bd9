package photoshare.jobserver.spring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import photoshare.jobserver.client.ServerAddress;

/// What the settings say.
record PropertiesJobServerConnectionDetails(JobServerProperties properties, SslBundles bundles)
        implements JobServerConnectionDetails {

    @Override
    public List<ServerAddress> servers() {
        return properties.servers().stream().map(ServerAddress::parse).toList();
    }

    @Override
    public @Nullable SslBundle sslBundle() {
        String bundle = properties.ssl().bundle();
        return bundle == null ? null : bundles.getBundle(bundle);
    }
}
