package photoshare.web.jobs;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import photoshare.jobserver.client.ServerAddress;

/// What the jobs page shows and does beyond our own jobs.
///
/// @param monitored further job servers as host:port, of any make, that are only looked at
/// @param demoControlUrl where a demo takes orders about its parts; the address is the permission
@ConfigurationProperties("app")
record MonitorProperties(@DefaultValue List<String> monitored, @Nullable URI demoControlUrl) {

    MonitorProperties {
        monitored = List.copyOf(monitored);
        monitored.forEach(MonitorProperties::address);
    }

    List<ServerAddress> servers() {
        return monitored.stream().map(MonitorProperties::address).toList();
    }

    private static ServerAddress address(String text) {
        try {
            return ServerAddress.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("app.monitored: " + e.getMessage(), e);
        }
    }
}
