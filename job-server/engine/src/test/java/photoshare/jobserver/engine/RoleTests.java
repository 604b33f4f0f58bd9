package photoshare.jobserver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static photoshare.jobserver.engine.JobServerTests.anyPort;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import photoshare.jobserver.engine.SwitchableStores.Mood;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.ErrorCode;
import photoshare.jobserver.protocol.Packet;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;

/// What becomes of the server when its queue goes and comes.
class RoleTests {

    private static final Response NOT_SERVING =
            new Response.ErrorResponse(
                    ErrorCode.NOT_SERVING, "This server does not serve its queue at present");

    private final SwitchableStores stores = new SwitchableStores();
    private final JobServer server = new JobServer(anyPort(), stores);
    private final List<Role> roles = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        server.close();
        assertThat(server.role()).isEqualTo(Role.STOPPED);
        await().untilAsserted(() -> assertThat(threads()).isEmpty());
    }

    @Test
    void standsByWithoutListening() throws IOException {
        stores.become(Mood.TAKEN);
        start();

        assertThat(server.role()).isEqualTo(Role.STANDBY);
        assertThat(server.isReady()).isFalse();
        assertThat(server.address().getPort()).isPositive();
        assertThatThrownBy(this::peer).isInstanceOf(ConnectException.class);
    }

    @Test
    void aStandbyServesAtTheAddressThatItHasNamed() throws IOException {
        stores.become(Mood.TAKEN);
        start();
        var address = server.address();
        stores.become(Mood.FINE);
        awaitRole(Role.SERVING);

        assertThat(server.address()).isEqualTo(address);
        try (var peer = peer()) {
            peer.submits("f", "d");
        }
        assertThat(roles).containsExactly(Role.STANDBY, Role.SERVING);
    }

    @Test
    void aStandbyNoticesATakenPortAtOnce() throws IOException {
        stores.become(Mood.TAKEN);
        try (var taken = new ServerSocket(0)) {
            var second =
                    new JobServer(
                            anyPort()
                                    .withAddress(
                                            new InetSocketAddress(
                                                    server.address().getAddress(),
                                                    taken.getLocalPort())),
                            stores);

            assertThatIOException()
                    .isThrownBy(second::start)
                    .withMessageContaining("Cannot listen on")
                    .withMessageContaining("" + taken.getLocalPort());
        }
    }

    @Test
    void losesItsQueueAndGetsItBack() throws IOException {
        start();
        try (var client = peer();
                var idle = peer()) {
            client.echo();
            Bytes background = client.submitsInBackground("f", "kept");
            client.submits("f", "dropped");
            stores.become(Mood.TAKEN);

            assertThat(idle.isDisconnected()).isTrue();
            assertThat(client.isDisconnected()).isTrue();
            awaitRole(Role.STANDBY);
            assertThatThrownBy(this::peer).isInstanceOf(ConnectException.class);
            stores.become(Mood.FINE);
            awaitRole(Role.SERVING);
            try (var worker = peer()) {
                worker.canDo("f");
                assertThat(worker.grabs())
                        .isInstanceOfSatisfying(
                                Response.JobAssignUniq.class,
                                job -> assertThat(job.handle()).isEqualTo(background));
                assertThat(worker.grabs()).isEqualTo(new Response.NoJob());
            }
        }
        assertThat(roles)
                .containsExactly(Role.SERVING, Role.OUT_OF_SERVICE, Role.STANDBY, Role.SERVING);
    }

    @Test
    void tellsWhoeverWaitsForAnAnswerThatItHasLostItsQueue() throws IOException {
        start();
        try (var client = peer();
                var worker = peer()) {
            worker.canDo("f");
            worker.echo();
            client.echo();
            stores.become(Mood.TAKEN);
            client.says(
                    RawPeer.submission("f", "", "d", true),
                    RawPeer.submission("f", "", "d", false),
                    new Request.EchoRequest(Bytes.of("?")));
            worker.says(new Request.GrabJobUniq());

            Packet first = client.hears();
            assertThat(first).isInstanceOf(Response.ErrorResponse.class);
            assertThat(((Response.ErrorResponse) first).code().toString())
                    .isIn("OUTCOME_UNKNOWN", "NOT_SERVING");
            assertThat(client.hears(2)).containsExactly(NOT_SERVING, NOT_SERVING);
            assertThat(client.isDisconnected()).isTrue();
            assertThat(worker.isDisconnected()).isTrue();
        }
    }

    @Test
    void lateRepliesDoNotLeave() throws IOException {
        start();
        try (var peer = peer()) {
            peer.echo();
            stores.become(Mood.SILENT);
            peer.says(new Request.EchoRequest(Bytes.of("?")));

            assertThat(peer.isDisconnected()).isTrue();
        }
        stores.become(Mood.FINE);
    }

    @Test
    void saysThatItIsOutOfService() throws IOException {
        stores.become(Mood.AWAY);
        start();

        assertThat(server.role()).isEqualTo(Role.OUT_OF_SERVICE);
        assertThat(server.isReady()).isFalse();
        assertThat(server.statistics().role()).isEqualTo(Role.OUT_OF_SERVICE);
        try (var client = peer()) {
            client.says(
                    new Request.SetClientId(Bytes.of("me")),
                    RawPeer.submission("f", "", "d", true),
                    new Request.EchoRequest(Bytes.of("?")));
            assertThat(client.hears(2)).containsExactly(NOT_SERVING, NOT_SERVING);
            assertThat(client.isDisconnected()).isTrue();
        }
        try (var operator = peer()) {
            operator.sends("status\r\n");
            assertThat(operator.hearsLine())
                    .isEqualTo(
                            "ERR NOT_SERVING This+server+does+not+serve+its+queue+at+present\r\n");
            assertThat(operator.isDisconnected()).isTrue();
        }
        try (var worker = peer()) {
            worker.says(new Request.CanDo(Bytes.of("f")), new Request.PreSleep());
            assertThat(worker.isDisconnected()).isTrue();
        }
    }

    @Test
    void servesAtTheSameAddressWhenTheDatabaseIsBack() throws IOException {
        stores.become(Mood.AWAY);
        start();
        var address = server.address();
        try (var waiting = peer()) {
            stores.become(Mood.FINE);
            awaitRole(Role.SERVING);

            assertThat(waiting.isDisconnected()).isTrue();
            assertThat(server.address()).isEqualTo(address);
            try (var client = peer()) {
                client.submits("f", "d");
            }
        }
        assertThat(roles).containsExactly(Role.OUT_OF_SERVICE, Role.SERVING);
    }

    @Test
    void standsByWhenTheDatabaseIsBackAndAnotherServerWasFaster() throws IOException {
        stores.become(Mood.AWAY);
        start();
        stores.become(Mood.TAKEN);
        awaitRole(Role.STANDBY);

        assertThatThrownBy(this::peer).isInstanceOf(ConnectException.class);
    }

    @Test
    void refusesUntilAllJobsAreThere() throws Exception {
        var loading = new CountDownLatch(1);
        var loaded = new CountDownLatch(1);
        stores.whileLoading(() -> {
            loading.countDown();
            await().until(() -> loaded.getCount() == 0);
        });
        stores.become(Mood.AWAY);
        start();
        stores.become(Mood.FINE);
        loading.await();

        try (var client = peer()) {
            client.says(new Request.EchoRequest(Bytes.of("?")));
            assertThat(client.hears()).isEqualTo(NOT_SERVING);
        }
        loaded.countDown();
        awaitRole(Role.SERVING);
    }

    @Test
    void isClosedWhileItTakesOver() throws Exception {
        var loading = new CountDownLatch(1);
        stores.whileLoading(() -> {
            loading.countDown();
            sleepUntilInterrupted();
        });
        stores.become(Mood.TAKEN);
        start();
        stores.become(Mood.FINE);
        loading.await();

        var closed = CompletableFuture.runAsync(server::close);

        await().until(closed::isDone);
    }

    @Test
    void drainsWhateverItsRoleIs() throws Exception {
        for (Mood mood : List.of(Mood.AWAY, Mood.TAKEN, Mood.FINE)) {
            stores.become(mood);
            try (var each = new JobServer(anyPort(), stores).start()) {
                assertThat(each.drain(Duration.ofSeconds(10))).isTrue();
                assertThat(each.role()).isEqualTo(Role.STOPPED);
            }
        }
    }

    @Test
    void drainsNoLongerThanItHasItsQueue() throws Exception {
        start();
        try (var peer = peer()) {
            peer.canDo("f");
            peer.submits("f", "d");
            peer.grabs();
            var drained = CompletableFuture.supplyAsync(() -> drain(server));
            await().until(() -> !server.isReady());
            stores.become(Mood.TAKEN);

            assertThat(drained.get()).isFalse();
            assertThat(peer.isDisconnected()).isTrue();
        }
    }

    @Test
    void changesItsRoleManyTimesAndLeavesNothingBehind() throws IOException {
        start();
        IntStream.range(0, 3)
                .forEach(_ -> {
                    stores.become(Mood.AWAY);
                    awaitRole(Role.OUT_OF_SERVICE);
                    stores.become(Mood.FINE);
                    awaitRole(Role.SERVING);
                });
        try (var peer = peer()) {
            peer.submits("f", "d");
        }
        assertThat(threads()).hasSizeLessThan(8);
    }

    private void start() throws IOException {
        server.addListener(roles::add);
        server.start();
    }

    private RawPeer peer() throws IOException {
        return new RawPeer(server.address());
    }

    private void awaitRole(Role role) {
        await().until(() -> server.role() == role);
    }

    private static boolean drain(JobServer server) {
        try {
            return server.drain(Duration.ofSeconds(20));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sleepUntilInterrupted() {
        try {
            Thread.sleep(Duration.ofMinutes(1));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("job-server-"))
                .toList();
    }
}
