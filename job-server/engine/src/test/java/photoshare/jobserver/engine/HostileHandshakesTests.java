package photoshare.jobserver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photoshare.jobserver.engine.net.ConnectionLimits;
import photoshare.jobserver.engine.security.Authority;

/// Handshakes that never end, in great numbers, while somebody else is answered.
class HostileHandshakesTests {

    private static final int MANY = 1000;
    private static final String HALF_A_HELLO = "\u0016\u0003\u0001\u0002\u0000\u0001\u0000";

    @TempDir private Path directory;

    @Test
    void costNobodyElseAnything() throws Exception {
        var authority = new Authority();
        var options =
                JobServerTests.anyPort()
                        .withTransport(Authority.tls(authority.server(), directory))
                        .withLimits(
                                ConnectionLimits.defaults().withHandshake(Duration.ofSeconds(3)));
        try (var server = new JobServer(options).start()) {
            var socket =
                    (SSLSocket)
                            authority
                                    .context(Optional.empty())
                                    .getSocketFactory()
                                    .createSocket(
                                            server.address().getAddress(),
                                            server.address().getPort());
            socket.startHandshake();
            var bystander = new Bystander(new RawPeer(socket));
            var hostile = new ArrayList<RawPeer>();
            for (int i = 0; i < MANY; i++) {
                var peer = new RawPeer(server.address());
                peer.sends(HALF_A_HELLO.substring(0, i % (HALF_A_HELLO.length() + 1)));
                hostile.add(peer);
            }

            for (RawPeer each : hostile) {
                each.hearsTheEnd();
                each.close();
            }
            assertThat(bystander.longestWait()).isLessThan(Duration.ofSeconds(2));
            await().untilAsserted(() -> assertThat(server.statistics().connections()).isEqualTo(1));
            bystander.leave();
        }
    }
}
