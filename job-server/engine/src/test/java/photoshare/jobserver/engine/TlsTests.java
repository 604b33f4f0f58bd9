package photoshare.jobserver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photoshare.jobserver.engine.net.ConnectionLimits;
import photoshare.jobserver.engine.security.Authority;
import photoshare.jobserver.engine.security.TlsException;
import photoshare.jobserver.engine.security.Transport;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;

/// Encrypted connections, and who does not get one.
class TlsTests {

    private static Authority authority;
    private static X509Bundle certificate;

    @TempDir private Path directory;
    private JobServer server;

    @BeforeAll
    static void issueCertificates() throws Exception {
        authority = new Authority();
        certificate = authority.server();
    }

    @BeforeEach
    void start() throws IOException {
        restart(Authority.tls(certificate, directory));
    }

    private void restart(Transport transport) throws IOException {
        stop();
        server =
                new JobServer(
                                JobServerTests.anyPort()
                                        .withTransport(transport)
                                        .withLimits(
                                                ConnectionLimits.defaults()
                                                        .withHandshake(Duration.ofMillis(500))))
                        .start();
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void bringsAJobToAWorkerAndTheResultBack() throws Exception {
        try (var client = peer();
                var worker = peer()) {
            worker.canDo("reverse");
            Bytes handle = client.submits("reverse", "test");

            assertThat(worker.grabs())
                    .isEqualTo(
                            new Response.JobAssignUniq(
                                    handle, Bytes.of("reverse"), Bytes.EMPTY, Bytes.of("test")));
        }
    }

    @Test
    void carriesLargeData() throws Exception {
        try (var peer = peer()) {
            Bytes large = Bytes.wrap(new byte[20_000_000]);
            Thread sender = Thread.startVirtualThread(() -> send(peer, large));

            assertThat(peer.hears()).isEqualTo(new Response.EchoResponse(large));
            sender.join();
        }
    }

    private static void send(RawPeer peer, Bytes data) {
        try {
            peer.says(new Request.EchoRequest(data));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void answersAPeerThatSendsNothingMore() throws Exception {
        try (var peer = peer()) {
            peer.says(new Request.EchoRequest(Bytes.of("x")));
            peer.stopsSending();

            assertThat(peer.hears()).isEqualTo(new Response.EchoResponse(Bytes.of("x")));
            assertThat(peer.isDisconnected()).isTrue();
        }
    }

    @Test
    void tellsAPeerThatSendsNonsenseBeforeItHangsUp() throws Exception {
        try (var peer = peer()) {
            peer.sends("\0REQ\0\0\0\u0063\0\0\0\0");

            assertThat(peer.hears()).isInstanceOf(Response.ErrorResponse.class);
            assertThat(peer.isDisconnected()).isTrue();
        }
    }

    @Test
    void speaksNoOlderVersion() throws Exception {
        try (var socket = socket(authority.context(Optional.empty()))) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});

            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void whoSpeaksPlainTextIsDisconnectedWithOneLineInTheLog() throws Exception {
        try (var log = new LogLines();
                var plain = new RawPeer(server.address())) {
            plain.sends("status\n");

            plain.hearsBytes(7);
            assertThat(plain.isDisconnected()).isTrue();
            await().untilAsserted(() ->
                    assertThat(log.lines()).singleElement().asString().contains("not speak TLS"));
        }
    }

    @Test
    void whoSpeaksTlsInTheClearIsDisconnectedWithOneLineInTheLog() throws Exception {
        restart(new Transport.Plain());
        try (var log = new LogLines();
                var socket = socket(authority.context(Optional.empty()))) {
            assertThatThrownBy(socket::startHandshake).isInstanceOf(IOException.class);

            await().untilAsserted(() ->
                    assertThat(log.lines()).singleElement().asString().contains("Speaks TLS"));
        }
    }

    @Test
    void aHandshakeThatDoesNotEndIsEnded() throws Exception {
        try (var silent = new RawPeer(server.address());
                var slow = new RawPeer(server.address());
                var other = peer()) {
            slow.sends("\u0016\u0003\u0001\u0002\0");

            assertThat(silent.isDisconnected()).isTrue();
            assertThat(slow.isDisconnected()).isTrue();
            other.echo();
        }
    }

    @Test
    void usesARenewedCertificateWithoutARestart() throws Exception {
        try (var early = peer()) {
            X509Bundle renewed = authority.server();
            Authority.tls(renewed, directory);

            await().untilAsserted(() ->
                    assertThat(shownSerialNumber())
                            .isEqualTo(renewed.getCertificate().getSerialNumber()));
            early.echo();
        }
    }

    @Test
    void keepsItsCertificateWhileTheNewOneIsIncomplete() throws Exception {
        try (var log = new LogLines()) {
            Files.writeString(directory.resolve("server.key"), "half a ke");

            await().untilAsserted(() -> {
                assertThat(shownSerialNumber())
                        .isEqualTo(certificate.getCertificate().getSerialNumber());
                assertThat(log.lines()).anyMatch(line -> line.contains("stays in use"));
            });
        }
    }

    @Test
    void doesNotStartWithoutItsFiles() {
        var missing = new Transport.Tls(Path.of("/no/such.crt"), Path.of("/no/such.key"));

        assertThatThrownBy(() -> restart(missing))
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("/no/such.crt does not exist");
    }

    @Test
    void asksForACertificate() throws Exception {
        restart(authority.mutualTls(directory));
        try (var known = peer(authority.client("web-1"))) {
            known.echo();
        }
        assertThatThrownBy(() -> peer().echo()).isInstanceOf(IOException.class);
    }

    @Test
    void refusesACertificateOfAnotherAuthority() throws Exception {
        restart(authority.mutualTls(directory));
        X509Bundle foreign = new Authority().client("web-1");

        assertThatThrownBy(() -> peer(foreign).echo()).isInstanceOf(IOException.class);
    }

    @Test
    void refusesACertificateThatHasExpired() throws Exception {
        restart(authority.mutualTls(directory));
        X509Bundle expired = authority.expired("web-1");

        assertThatThrownBy(() -> peer(expired).echo()).isInstanceOf(IOException.class);
    }

    @Test
    void usesTheKeysOfTheProgramThatItIsEmbeddedIn() throws Exception {
        restart(new Transport.OwnTls(authority.context(Optional.of(certificate)), true));
        try (var known = peer(authority.client("web-1"))) {
            known.echo();
        }
        assertThatThrownBy(() -> peer().echo()).isInstanceOf(IOException.class);
    }

    private BigInteger shownSerialNumber() throws Exception {
        try (var socket = socket(authority.context(Optional.empty()))) {
            socket.startHandshake();
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                    .getSerialNumber();
        }
    }

    private RawPeer peer() throws Exception {
        return peer(authority.context(Optional.empty()));
    }

    private RawPeer peer(X509Bundle shown) throws Exception {
        return peer(authority.context(Optional.of(shown)));
    }

    private RawPeer peer(SSLContext context) throws IOException {
        SSLSocket socket = socket(context);
        socket.startHandshake();
        return new RawPeer(socket);
    }

    private SSLSocket socket(SSLContext context) throws IOException {
        return (SSLSocket)
                context.getSocketFactory()
                        .createSocket(server.address().getAddress(), server.address().getPort());
    }
}
