package photoshare.jobserver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photoshare.jobserver.engine.security.Authority;
import photoshare.jobserver.engine.security.Permissions;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Packet;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;
import photoshare.jobserver.protocol.WorkReport;

/// Who may do what, by the name in the certificate.
class PermissionTests {

    @TempDir private static Path directory;
    private static Authority authority;
    private static JobServer server;

    @BeforeAll
    static void start() throws Exception {
        authority = new Authority();
        server =
                new JobServer(
                                JobServerTests.anyPort()
                                        .withTransport(authority.mutualTls(directory))
                                        .withPermissions(
                                                Permissions.parse(
                                                        List.of(
                                                                "web-*: submit resize mail",
                                                                "mailer: submit mail",
                                                                "resize-*: work resize",
                                                                "ops: administer"))))
                        .start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aClientSubmitsWhatItMay() throws Exception {
        try (var web = peer("web-1")) {
            assertThat(web.submitsInBackground("mail", "1")).isNotNull();
            assertRefused(web, RawPeer.submission("reverse", "", "1", true));
            assertRefused(web, RawPeer.submission("reverse", "", "1", false));
            assertRefused(
                    web,
                    new Request.SubmitJobEpoch(Bytes.of("reverse"), Bytes.EMPTY, 1, Bytes.EMPTY));
            assertRefused(
                    web,
                    new Request.SubmitReduceJob(
                            Bytes.of("reverse"),
                            Bytes.EMPTY,
                            Bytes.of("mail"),
                            Bytes.EMPTY,
                            Bytes.EMPTY,
                            true));
            web.echo();
        }
    }

    @Test
    void aWorkerDoesWhatItMay() throws Exception {
        try (var web = peer("web-1");
                var worker = peer("resize-1")) {
            worker.canDo("resize");
            Bytes handle = web.submits("resize", "1");
            assertThat(worker.grabs()).isInstanceOf(Response.JobAssignUniq.class);
            worker.says(new WorkReport.WorkComplete(handle, Bytes.EMPTY));
            assertThat(web.hears()).isInstanceOf(WorkReport.WorkComplete.class);
        }
    }

    @Test
    void aWorkerThatMayNotWorkOnAFunctionHearsItAndGetsNoJob() throws Exception {
        try (var web = peer("web-1");
                var worker = peer("resize-1")) {
            web.submitsInBackground("mail", "1");

            assertRefused(worker, new Request.CanDo(Bytes.of("mail")));
            assertRefused(
                    worker, new Request.CanDoTimeout(Bytes.of("mail"), Duration.ofSeconds(1)));
            assertThat(worker.grabs()).isEqualTo(new Response.NoJob());
        }
    }

    @Test
    void aClientMayNotWorkAndAWorkerMayNotSubmit() throws Exception {
        try (var web = peer("web-1");
                var worker = peer("resize-1")) {
            assertRefused(web, new Request.CanDo(Bytes.of("resize")));
            assertRefused(worker, RawPeer.submission("resize", "", "1", true));
            assertRefused(worker, new Request.GetStatus(Bytes.of("H:1")));
            assertRefused(worker, new Request.GetStatusUnique(Bytes.of("u")));
        }
    }

    @Test
    void aStrangerMayOnlySayHello() throws Exception {
        try (var stranger = peer("stranger")) {
            stranger.echo();
            assertRefused(stranger, RawPeer.submission("resize", "", "1", true));
            assertRefused(stranger, new Request.CanDo(Bytes.of("resize")));
            stranger.sends("status\n");
            assertThat(stranger.hearsLine())
                    .isEqualTo("ERR NOT_PERMITTED stranger may not administer this server\r\n");
            stranger.sends("version\n");
            assertThat(stranger.hearsLine()).startsWith("OK ");
        }
    }

    @Test
    void anOperatorAdministersAndDoesNothingElse() throws Exception {
        try (var web = peer("web-1");
                var ops = peer("ops")) {
            Bytes handle = web.submitsInBackground("mail", "1");
            ops.says(new Request.GetStatus(handle));
            assertThat(ops.hears())
                    .isEqualTo(new Response.StatusResponse(handle, true, false, 0, 0));
            ops.sends("cancel job " + handle + "\n");
            assertThat(ops.hearsLine()).isEqualTo("OK\r\n");
            assertRefused(ops, RawPeer.submission("resize", "", "1", true));
            assertRefused(ops, new Request.CanDo(Bytes.of("resize")));
        }
    }

    @Test
    void aClientSeesNoJobsButThoseOfFunctionsThatItMaySubmit() throws Exception {
        try (var resizer = peer("web-1");
                var mailer = peer("mailer")) {
            resizer.says(RawPeer.submission("resize", "photo:1", "1", true));
            Bytes handle = ((Response.JobCreated) resizer.hears()).handle();

            for (var each : List.of(resizer, mailer)) {
                boolean known = each == resizer;
                each.says(
                        new Request.GetStatus(handle),
                        new Request.GetStatusUnique(Bytes.of("photo:1")));
                assertThat(each.hears())
                        .isEqualTo(new Response.StatusResponse(handle, known, false, 0, 0));
                assertThat(each.hears().toString()).contains("known=" + known);
            }
        }
    }

    private static void assertRefused(RawPeer peer, Request request) throws Exception {
        peer.says(request);
        Packet heard = peer.hears();
        assertThat(heard).isInstanceOf(Response.ErrorResponse.class);
        assertThat(((Response.ErrorResponse) heard).code()).hasToString("NOT_PERMITTED");
    }

    private static RawPeer peer(String name) throws Exception {
        SSLContext context = authority.context(Optional.of(authority.client(name)));
        var socket =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(
                                        server.address().getAddress(), server.address().getPort());
        socket.startHandshake();
        return new RawPeer(socket);
    }
}
