package photoshare.jobserver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photoshare.jobserver.engine.JobServer;
import photoshare.jobserver.engine.JobServerOptions;
import photoshare.jobserver.engine.security.Permissions;
import photoshare.jobserver.engine.security.Transport;

/// Against our own server, with certificates on both sides and permissions by name.
class SecureServerTests {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir private static Path directory;
    private static X509Bundle authority;
    private static JobServer server;

    @BeforeAll
    static void start() throws Exception {
        authority = named("authority").setIsCertificateAuthority(true).buildSelfSigned();
        X509Bundle own = named("server").addSanIpAddress("127.0.0.1").buildIssuedBy(authority);
        var transport =
                new Transport.MutualTls(
                        file("server.crt", own.getCertificatePEM()),
                        file("server.key", own.getPrivateKeyPEM()),
                        file("clients.crt", authority.getCertificatePEM()));
        var permissions =
                Permissions.parse(
                        List.of(
                                "web-*: submit reverse",
                                "worker-*: work reverse",
                                "ops: administer"));
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server =
                new JobServer(
                                JobServerOptions.defaults()
                                        .withAddress(address)
                                        .withTransport(transport)
                                        .withPermissions(permissions))
                        .start();
    }

    private static Path file(String name, String content) throws Exception {
        return Files.writeString(directory.resolve(name), content);
    }

    private static CertificateBuilder named(String name) {
        return new CertificateBuilder().ecp256().subject("CN=" + name);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void bringsAJobToAWorkerAndTheResultBack() throws Exception {
        var reverse = WorkerFunction.of("reverse", job -> job.result(job.payload()));
        try (var client = client("web-1");
                var worker = worker("worker-1", reverse)) {
            worker.start();

            assertThat(client.submit(JobRequest.of("reverse", "drawer")).await(SOON))
                    .asString()
                    .isEqualTo("drawer");
        }
    }

    @Test
    void tellsWhatMayNotBeSubmitted() throws Exception {
        try (var client = client("web-1")) {
            assertThatExceptionOfType(JobRefusedException.class)
                    .isThrownBy(() -> client.submitBackground(JobRequest.of("mail", "data")))
                    .withMessageContaining("NOT_PERMITTED")
                    .withMessageContaining("web-1 may not submit \"mail\"");
        }
    }

    @Test
    void aWorkerGoesOnWithWhatItMayDo() throws Exception {
        var forbidden = WorkerFunction.of("mail", _ -> {});
        var reverse = WorkerFunction.of("reverse", job -> job.result(job.payload()));
        try (var client = client("web-1");
                var worker = worker("worker-1", forbidden, reverse)) {
            worker.start();

            assertThat(client.submit(JobRequest.of("reverse", "drawer")).await(SOON))
                    .asString()
                    .isEqualTo("drawer");
            await().untilAsserted(() ->
                    assertThat(admin("ops").status())
                            .extracting(AdminClient.FunctionStatus::function)
                            .containsExactly("reverse"));
        }
    }

    @Test
    void onlyAnOperatorAdministers() throws Exception {
        assertThat(admin("ops").workers()).isNotEmpty();
        assertThat(admin("web-1").version()).isNotEmpty();
        AdminClient other = admin("web-1");
        assertThatExceptionOfType(AdminCommandException.class)
                .isThrownBy(other::status)
                .withMessageContaining("NOT_PERMITTED web-1 may not administer this server");
    }

    @Test
    void doesNotGetInWithoutACertificate() throws Exception {
        var anonymous = SSLContext.getInstance("TLS");
        anonymous.init(null, new TrustManager[] {authority.toTrustManager()}, null);
        try (var client = new JobClient(options(anonymous))) {
            assertThatExceptionOfType(JobServerUnavailableException.class)
                    .isThrownBy(() -> client.submitBackground(JobRequest.of("reverse", "data")));
        }
    }

    private static JobClient client(String name) throws Exception {
        return new JobClient(options(shown(name)));
    }

    private static JobClientOptions options(SSLContext context) {
        return JobClientOptions.of(List.of(address()))
                .withConnection(ConnectionOptions.DEFAULT.withTls(context));
    }

    private static JobWorker worker(String name, WorkerFunction... functions) throws Exception {
        return new JobWorker(
                JobWorkerOptions.of(List.of(address()))
                        .withConnection(ConnectionOptions.DEFAULT.withTls(shown(name))),
                List.of(functions));
    }

    private static AdminClient admin(String name) throws Exception {
        return new AdminClient(address(), ConnectionOptions.DEFAULT.withTls(shown(name)));
    }

    private static ServerAddress address() {
        return new ServerAddress("127.0.0.1", server.address().getPort());
    }

    private static SSLContext shown(String name) throws Exception {
        X509Bundle certificate = named(name).buildIssuedBy(authority);
        var context = SSLContext.getInstance("TLS");
        context.init(
                certificate.toKeyManagerFactory().getKeyManagers(),
                new TrustManager[] {authority.toTrustManager()},
                null);
        return context;
    }
}
