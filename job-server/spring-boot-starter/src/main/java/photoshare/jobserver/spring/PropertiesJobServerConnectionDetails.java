package photoshare.jobserver.spring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import photoshare.jobserver.client.ServerAddress;

/// What the settings say; where they name no server, the one inside this application, or one on
/// this machine.
record PropertiesJobServerConnectionDetails(
        JobsProperties properties, SslBundles bundles, ObjectProvider<LocalJobServer> local)
        implements JobServerConnectionDetails {

    private static final ServerAddress USUAL =
            new ServerAddress("localhost", ServerAddress.DEFAULT_PORT);

    @Override
    public List<ServerAddress> servers() {
        if (properties.servers().isEmpty()) {
            LocalJobServer server = local.getIfAvailable();
            return List.of(server == null ? USUAL : server.address());
        }
        return properties.servers().stream().map(ServerAddress::parse).toList();
    }

    @Override
    public @Nullable SslBundle sslBundle() {
        String bundle = properties.ssl().bundle();
        return bundle == null ? null : bundles.getBundle(bundle);
    }
}
