package photoshare.jobserver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photoshare.jobserver.client.ScriptedServer.Peer;
import photoshare.jobserver.client.ScriptedServer.Script;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Response;

class TlsTests {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Script ACCEPTING =
            peer -> {
                peer.next();
                peer.send(new Response.JobCreated(Bytes.of("H:secret:1")));
                peer.fallSilent();
            };

    @TempDir private static Path directory;
    private static SSLContext ofLocalhost;
    private static SSLContext ofElsewhere;

    @BeforeAll
    static void makeCertificates() throws Exception {
        ofLocalhost = context("dns:localhost,ip:127.0.0.1");
        ofElsewhere = context("dns:elsewhere.example");
    }

    /// A key with a certificate for the name, which it also trusts.
    private static SSLContext context(String name) throws Exception {
        Path file = directory.resolve(name.replace(':', '-') + ".p12");
        var keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "server",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=server",
                                "-ext",
                                "san=" + name,
                                "-keystore",
                                file.toString(),
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                new String(PASSWORD))
                        .start();
        assertThat(keytool.waitFor()).isZero();
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        var identity = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        identity.init(keys, PASSWORD);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted(keys));
        var context = SSLContext.getInstance("TLS");
        context.init(identity.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore trusted(KeyStore keys) throws Exception {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        return trusted;
    }

    private static ScriptedServer server(SSLContext context, Script script) throws IOException {
        return new ScriptedServer(
                context.getServerSocketFactory()
                        .createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                script);
    }

    private static JobClient client(ScriptedServer server, SSLContext trust) {
        return new JobClient(
                JobClientOptions.of(List.of(server.address())).withConnection(encrypted(trust)));
    }

    private static ConnectionOptions encrypted(SSLContext trust) {
        return ConnectionOptions.DEFAULT
                .withTls(trust)
                .withConnectTimeout(Duration.ofMillis(500))
                .withResponseTimeout(Duration.ofMillis(500));
    }

    @Test
    void submitsOverAnEncryptedConnection() throws IOException {
        try (var server = server(ofLocalhost, ACCEPTING);
                var client = client(server, ofLocalhost)) {
            assertThat(client.submitBackground(JobRequest.of("resize", "data")).id())
                    .isEqualTo("H:secret:1");
        }
    }

    @Test
    void worksOverAnEncryptedConnection() throws Exception {
        var done = new CountDownLatch(2);
        Script assigning =
                peer -> {
                    for (int i = 1; i <= 2; i++) {
                        peer.next();
                        peer.send(
                                new Response.JobAssignUniq(
                                        Bytes.of("H:" + i),
                                        Bytes.of("resize"),
                                        Bytes.EMPTY,
                                        Bytes.EMPTY));
                        peer.next();
                    }
                    peer.fallSilent();
                };
        try (var server = server(ofLocalhost, assigning);
                var worker =
                        new JobWorker(
                                JobWorkerOptions.of(List.of(server.address()))
                                        .withConnection(encrypted(ofLocalhost)),
                                List.of(WorkerFunction.of("resize", _ -> done.countDown())))) {
            worker.start();

            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void refusesACertificateForAnotherName() throws IOException {
        try (var server = server(ofElsewhere, ACCEPTING);
                var client = client(server, ofElsewhere)) {
            assertThatExceptionOfType(JobServerUnavailableException.class)
                    .isThrownBy(() -> client.submitBackground(JobRequest.of("resize", "data")))
                    .withMessageContaining("No subject alternative names matching");
        }
    }

    @Test
    void refusesACertificateThatNobodyTrusts() throws IOException {
        try (var server = server(ofLocalhost, ACCEPTING);
                var client = client(server, ofElsewhere)) {
            assertThatExceptionOfType(JobServerUnavailableException.class)
                    .isThrownBy(() -> client.submitBackground(JobRequest.of("resize", "data")))
                    .withMessageContaining("PKIX path");
        }
    }

    @Test
    void doesNotWaitLongForAServerWithoutTls() throws IOException {
        try (var server = ScriptedServer.playing(Peer::fallSilent);
                var client = client(server, ofLocalhost)) {
            assertThatExceptionOfType(JobServerUnavailableException.class)
                    .isThrownBy(() -> client.submitBackground(JobRequest.of("resize", "data")))
                    .withMessageContaining("Read timed out");
        }
    }
}
