package photoshare.jobserver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;
import photoshare.jobserver.protocol.WorkReport;

class JobServerTests {

    private static final Bytes RESULT = Bytes.of("tset");

    private JobServer server;

    static JobServerOptions anyPort() {
        return JobServerOptions.defaults()
                .withAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @BeforeEach
    void start() throws IOException {
        server = new JobServer(anyPort()).start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void bringsAJobToAWorkerAndTheResultBack() throws IOException {
        try (var client = peer();
                var worker = peer()) {
            worker.canDo("reverse");
            worker.says(new Request.PreSleep());
            worker.echo();

            Bytes handle = client.submits("reverse", "test");

            assertThat(worker.hears()).isEqualTo(new Response.Noop());
            assertThat(worker.grabs())
                    .isEqualTo(
                            new Response.JobAssignUniq(
                                    handle, Bytes.of("reverse"), Bytes.EMPTY, Bytes.of("test")));
            worker.says(
                    new WorkReport.WorkStatus(handle, Bytes.of("1"), Bytes.of("2")),
                    new WorkReport.WorkComplete(handle, RESULT));
            assertThat(client.hears(2))
                    .containsExactly(
                            new WorkReport.WorkStatus(handle, Bytes.of("1"), Bytes.of("2")),
                            new WorkReport.WorkComplete(handle, RESULT));
        }
    }

    @Test
    void oneConnectionMayDoItsOwnJob() throws IOException {
        try (var peer = peer()) {
            peer.canDo("reverse");
            Bytes handle = peer.submits("reverse", "test");
            assertThat(peer.grabs()).isInstanceOf(Response.JobAssignUniq.class);
            peer.says(new WorkReport.WorkComplete(handle, RESULT));

            assertThat(peer.hears()).isEqualTo(new WorkReport.WorkComplete(handle, RESULT));
        }
    }

    @Test
    void givesTheJobOfADeadConnectionToTheNextWorker() throws IOException {
        try (var client = peer();
                var second = peer()) {
            second.canDo("reverse");
            Bytes handle = client.submits("reverse", "test");
            try (var first = peer()) {
                first.canDo("reverse");
                assertThat(first.grabs()).isInstanceOf(Response.JobAssignUniq.class);
                second.says(new Request.PreSleep());
                second.echo();
            }

            assertThat(second.hears()).isEqualTo(new Response.Noop());
            assertThat(second.grabs()).isInstanceOf(Response.JobAssignUniq.class);
            second.says(new WorkReport.WorkComplete(handle, RESULT));
            assertThat(client.hears()).isEqualTo(new WorkReport.WorkComplete(handle, RESULT));
        }
    }

    @Test
    void aWorkerThatDoesNotComeIsReplaced() throws IOException {
        try (var client = peer();
                var stuck = peer();
                var second = peer()) {
            for (var worker : new RawPeer[] {stuck, second}) {
                worker.canDo("reverse");
                worker.says(new Request.PreSleep());
                worker.echo();
            }
            client.submits("reverse", "test");

            assertThat(stuck.hears()).isEqualTo(new Response.Noop());
            assertThat(second.hears()).isEqualTo(new Response.Noop());
        }
    }

    @Test
    void countsWhatThereIsToDo() throws IOException {
        try (var client = peer();
                var worker = peer()) {
            worker.canDo("reverse");
            client.submits("reverse", "one");
            client.submits("reverse", "two");
            worker.grabs();

            await().untilAsserted(() -> {
                var statistics = server.statistics();
                assertThat(statistics.connections()).isEqualTo(2);
                assertThat(statistics.workers()).isEqualTo(1);
                assertThat(statistics.functions()).hasSize(1);
                var function = statistics.functions().getFirst();
                assertThat(function.name()).isEqualTo("reverse");
                assertThat(function.waiting()).isEqualTo(1);
                assertThat(function.running()).isEqualTo(1);
                assertThat(function.workers()).isEqualTo(1);
                assertThat(function.waitingSince()).isPresent();
            });
        }
    }

    @Test
    void drainsUntilTheRunningJobHasEnded() throws Exception {
        try (var client = peer();
                var worker = peer()) {
            worker.canDo("reverse");
            Bytes running = client.submits("reverse", "test");
            client.submits("reverse", "never started");
            worker.grabs();

            var drained = CompletableFuture.supplyAsync(() -> drain(Duration.ofSeconds(20)));
            await().until(() -> !server.isReady());
            await().untilAsserted(() -> {
                client.says(RawPeer.submission("reverse", "", "late", true));
                assertThat(client.hears()).isInstanceOf(Response.ErrorResponse.class);
            });
            assertThat(worker.grabs()).isEqualTo(new Response.NoJob());
            assertThat(drained).isNotDone();
            worker.says(new WorkReport.WorkComplete(running, RESULT));

            assertThat(client.hears()).isEqualTo(new WorkReport.WorkComplete(running, RESULT));
            assertThat(drained.get()).isTrue();
            assertThat(client.isDisconnected()).isTrue();
        }
    }

    @Test
    void drainsNoLongerThanItsPatience() throws Exception {
        try (var peer = peer()) {
            peer.canDo("reverse");
            peer.submits("reverse", "test");
            peer.grabs();

            assertThat(server.drain(Duration.ofMillis(50))).isFalse();
            assertThat(peer.isDisconnected()).isTrue();
        }
    }

    @Test
    void saysWhichAddressIsTaken() {
        var taken = new JobServer(anyPort().withAddress(server.address()));

        assertThatIOException()
                .isThrownBy(taken::start)
                .withMessageContaining("Cannot listen on")
                .withMessageContaining("" + server.address().getPort());
    }

    private RawPeer peer() throws IOException {
        return new RawPeer(server.address());
    }

    private boolean drain(Duration patience) {
        try {
            return server.drain(patience);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
