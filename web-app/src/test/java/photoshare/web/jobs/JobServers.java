package photoshare.web.jobs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;
import photoshare.jobserver.client.ServerAddress;
import photoshare.jobserver.engine.JobServer;
import photoshare.jobserver.engine.JobServerOptions;
import photoshare.jobserver.spring.JobServerConnectionDetails;

/// A job server of ours, one that is only looked at, and one that is away.
record JobServers(JobServer ours, JobServer foreign)
        implements JobServerConnectionDetails, AutoCloseable {

    static final String AWAY = "localhost:1";

    @TestConfiguration(proxyBeanMethods = false)
    static class Running {

        @Bean
        JobServers jobServers() throws IOException {
            return new JobServers(started(), started());
        }

        @Bean
        DynamicPropertyRegistrar monitored(JobServers servers) {
            return properties ->
                    properties.add("app.monitored", () -> address(servers.foreign()) + "," + AWAY);
        }
    }

    private static JobServer started() throws IOException {
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return new JobServer(JobServerOptions.defaults().withAddress(anyPort)).start();
    }

    static String address(JobServer server) {
        return "127.0.0.1:" + server.address().getPort();
    }

    @Override
    public List<ServerAddress> servers() {
        return List.of(ServerAddress.parse(address(ours)));
    }

    @Override
    public void close() {
        ours.close();
        foreign.close();
    }
}
