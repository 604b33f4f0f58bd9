package photoshare.jobserver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import photoshare.jobserver.engine.net.ConnectionLimits;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;
import photoshare.jobserver.protocol.WorkReport;

/// Limits, and peers that stop in the middle or do not read, over real sockets. What the protocol
/// says of framing is in the conformance tests.
class WireTests {

    private static final ConnectionLimits LIMITS =
            ConnectionLimits.defaults()
                    .withPacketSize(1 << 20)
                    .withArgumentSize(100)
                    .withConnections(5)
                    .withUnread(8 << 20)
                    .withStalled(Duration.ofMillis(300));

    private JobServer server;

    @BeforeEach
    void start() throws IOException {
        server = new JobServer(JobServerTests.anyPort().withLimits(LIMITS)).start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void echoesLargeData() throws IOException {
        try (var peer = peer()) {
            Bytes large = Bytes.wrap(new byte[LIMITS.packetSize()]);
            peer.says(new Request.EchoRequest(large), new Request.EchoRequest(Bytes.EMPTY));

            assertThat(peer.hears()).isEqualTo(new Response.EchoResponse(large));
            assertThat(peer.hears()).isEqualTo(new Response.EchoResponse(Bytes.EMPTY));
        }
    }

    @Test
    void whatCameBeforeTheWrongBytesIsAnswered() throws IOException {
        try (var peer = peer()) {
            peer.says(new Request.EchoRequest(Bytes.of("x")));
            peer.sends(packet("REQ", 9999, 0, ""));

            assertThat(peer.hears()).isEqualTo(new Response.EchoResponse(Bytes.of("x")));
        }
    }

    @Test
    void anAnnouncedGiantIsRefusedBeforeItComes() throws IOException {
        try (var peer = peer()) {
            peer.sends(packet("REQ", 16, -1, ""));

            assertThat(peer.hears().toString())
                    .contains("ARGUMENT_TOO_LARGE")
                    .contains("4294967295 bytes")
                    .contains("at most 1048576");
            assertThat(peer.isDisconnected()).isTrue();
        }
    }

    @Test
    void aLongNameIsRefusedAndTheConnectionStays() throws IOException {
        try (var peer = peer()) {
            peer.says(RawPeer.submission("f".repeat(101), "", "d", true));

            assertThat(peer.hears().toString())
                    .contains("The function of SUBMIT_JOB_BG has 101 bytes; at most 100");
            peer.echo();
        }
    }

    @Test
    void whoeverStopsInTheMiddleOfAPacketIsDisconnected() throws IOException {
        try (var silent = peer();
                var stuck = peer()) {
            silent.echo();
            stuck.sends(new byte[] {0, 'R', 'E', 'Q', 0, 0});

            assertThat(stuck.isDisconnected()).isTrue();
            silent.echo();
        }
    }

    @Test
    void theConnectionAfterTheLastIsTurnedAway() throws IOException {
        var peers = new ArrayList<RawPeer>();
        for (int i = 0; i < LIMITS.connections(); i++) {
            var peer = peer();
            peer.echo();
            peers.add(peer);
        }
        try (var oneTooMany = peer()) {
            assertThat(oneTooMany.isDisconnected()).isTrue();
        }
        peers.getFirst().close();
        await().untilAsserted(() -> {
            try (var next = peer()) {
                next.echo();
            }
        });
        for (var peer : peers) {
            peer.close();
        }
    }

    @Test
    void oneAddressHasItsShareOfTheConnections() throws IOException {
        restart(LIMITS.withConnectionsPerAddress(2));
        try (var first = peer();
                var second = peer()) {
            first.echo();
            second.echo();
            try (var third = peer()) {
                assertThat(third.isDisconnected()).isTrue();
            }
        }
        peerWhenThereIsRoom().close();
    }

    @Test
    void whoDoesNotReadTheLastWordsIsDisconnectedInTheEnd() throws IOException {
        restart(LIMITS.withConnections(1).withUnread(64 << 20));
        var jobs = new ByteArrayOutputStream();
        try (var client = peer()) {
            for (int i = 0; i < 30; i++) {
                client.submitsInBackground("f", "d".repeat(1_000_000));
                jobs.writeBytes(RawPeer.bytes(new Request.GrabJobUniq()));
            }
        }
        try (var rude = peerWhenThereIsRoom()) {
            rude.canDo("f");
            jobs.writeBytes(packet("REQ", 9999, 0, ""));
            rude.sends(jobs.toByteArray());

            peerWhenThereIsRoom().close();
        }
    }

    /// Comes in as soon as there is room.
    private RawPeer peerWhenThereIsRoom() {
        return await().ignoreExceptions()
                .until(
                        () -> {
                            var peer = peer();
                            peer.echo();
                            return peer;
                        },
                        _ -> true);
    }

    private void restart(ConnectionLimits limits) throws IOException {
        server.close();
        server = new JobServer(JobServerTests.anyPort().withLimits(limits)).start();
    }

    @Test
    void aClientThatDoesNotReadIsNotReadFromAndThenDisconnected() throws IOException {
        try (var lazy = peer();
                var worker = peer()) {
            worker.canDo("f");
            Bytes handle = lazy.submits("f", "d");
            worker.grabs();
            Bytes data = Bytes.wrap(new byte[1 << 19]);
            var report = new WorkReport.WorkData(handle, data);
            for (int i = 0; i < 64; i++) {
                worker.says(report);
            }
            worker.echo();

            await().untilAsserted(() -> {
                worker.sends("workers\n");
                assertThat(worker.hearsList()).hasSize(1);
            });
        }
    }

    @Test
    void aClientThatReadsLateIsHeldUpAndGetsEverything() throws Exception {
        try (var late = peer()) {
            byte[] echo = RawPeer.bytes(new Request.EchoRequest(Bytes.wrap(new byte[1 << 18])));
            var sent = new AtomicInteger();
            var seen = new AtomicInteger(-1);
            Thread sender =
                    Thread.startVirtualThread(() -> {
                        while (sent.get() < 400) {
                            send(late, echo);
                            sent.incrementAndGet();
                        }
                    });
            await().during(Duration.ofMillis(500))
                    .until(() -> seen.getAndSet(sent.get()) == sent.get());
            assertThat(sent).hasValueLessThan(400);

            assertThat(late.hears(400)).hasSize(400);
            sender.join();
        }
    }

    @Test
    void answersWhoeverHasStoppedSending() throws IOException {
        try (var peer = peer()) {
            peer.sends("verbose\nstatus\n");
            peer.stopsSending();

            assertThat(peer.hearsLine()).isEqualTo("OK INFO\n");
            assertThat(peer.hearsLine()).isEqualTo(".\n");
            assertThat(peer.isDisconnected()).isTrue();
        }
    }

    private static void send(RawPeer peer, byte[] bytes) {
        try {
            peer.sends(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private RawPeer peer() throws IOException {
        return new RawPeer(server.address());
    }

    private static byte[] packet(String magic, int type, int size, String body) {
        return ByteBuffer.allocate(12 + body.length())
                .put((byte) 0)
                .put(magic.getBytes(StandardCharsets.US_ASCII))
                .putInt(type)
                .putInt(size)
                .put(body.getBytes(StandardCharsets.US_ASCII))
                .array();
    }
}
