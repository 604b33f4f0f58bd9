package photoshare.jobserver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photoshare.jobserver.engine.broker.JobLimits;
import photoshare.jobserver.engine.net.ConnectionLimits;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;
import photoshare.jobserver.protocol.WorkReport;

/// Peers that are slow, silent, broken or evil, in great numbers, while somebody else is answered.
class HostilePeersTests {

    private static final int MEBIBYTE = 1 << 20;
    private static final int MANY = 1000;
    private static final ConnectionLimits LIMITS =
            ConnectionLimits.defaults()
                    .withPacketSize(4 * MEBIBYTE)
                    .withConnections(MANY + 100)
                    .withUnread(8 * MEBIBYTE)
                    .withBuffered(32 * MEBIBYTE)
                    .withStalled(Duration.ofSeconds(1));
    private static final JobLimits JOB_LIMITS = JobLimits.defaults().withBytes(64 * MEBIBYTE);

    /// Generous, because other things run on the machine as well: an attack that costs others
    /// anything costs them more.
    private static final Duration BEARABLE = Duration.ofSeconds(2);

    private final List<RawPeer> hostile = new ArrayList<>();
    private JobServer server;
    private Bystander bystander;

    @BeforeEach
    void start() throws IOException {
        start(LIMITS);
    }

    private void restart(ConnectionLimits limits) throws Exception {
        stop();
        start(limits);
    }

    private void start(ConnectionLimits limits) throws IOException {
        var options = JobServerTests.anyPort().withLimits(limits).withJobLimits(JOB_LIMITS);
        server = new JobServer(options).start();
        bystander = new Bystander(new RawPeer(server.address()));
    }

    @AfterEach
    void stop() throws Exception {
        assertThat(bystander.longestWait()).isLessThan(BEARABLE);
        bystander.leave();
        for (RawPeer each : hostile) {
            each.close();
        }
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 4 * MEBIBYTE + 1})
    void announceGiants(int size) throws IOException {
        for (int i = 0; i < 200; i++) {
            sendsAndIsGone(header("REQ", 7, size));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0xFEED_FACE})
    void sendTypesThatKilledTheOriginal(int type) throws IOException {
        for (int i = 0; i < 200; i++) {
            sendsAndIsGone(header(i % 2 == 0 ? "REQ" : "RES", type, 0));
        }
    }

    @Test
    void sendHalfAHeader() throws IOException {
        for (int i = 0; i < MANY; i++) {
            peer().sends(header("REQ", 7, 100).substring(0, 1 + i % 11));
        }

        awaitConnections(1);
    }

    @Test
    void sendHalfALine() throws IOException {
        for (int i = 0; i < MANY; i++) {
            peer().sends("statu");
        }

        awaitConnections(1);
    }

    @Test
    void sendLinesWithoutAnEnd() throws IOException {
        for (int i = 0; i < 200; i++) {
            sendsAndIsGone("x".repeat(8192));
        }
    }

    @Test
    void sendOneByteAfterTheOther() throws IOException {
        byte[] echo = RawPeer.bytes(new Request.EchoRequest(Bytes.of("slow")));
        for (int i = 0; i < 200; i++) {
            peer();
        }
        for (byte each : echo) {
            for (RawPeer peer : hostile) {
                peer.sends(new byte[] {each});
            }
        }

        for (RawPeer peer : hostile) {
            assertThat(peer.hears()).isEqualTo(new Response.EchoResponse(Bytes.of("slow")));
        }
    }

    @Test
    void resetTheConnectionInTheMiddle() throws IOException {
        for (int i = 0; i < MANY; i++) {
            RawPeer peer = new RawPeer(server.address());
            peer.sends(RawPeer.bytes(RawPeer.submission("f" + i, "", "d", false)));
            peer.sends(header("REQ", 7, 100) + "half");
            peer.resets();
        }

        awaitConnections(1);
        assertThat(status()).isEmpty();
    }

    @Test
    void comeInCrowds() throws IOException {
        for (int i = 0; i < MANY + 500; i++) {
            peer();
        }
        awaitConnections(LIMITS.connections());
        assertThat(hostile.getLast().isDisconnected()).isTrue();

        for (RawPeer each : hostile) {
            each.close();
        }
        await().ignoreExceptions()
                .untilAsserted(() -> {
                    try (var next = new RawPeer(server.address())) {
                        next.echo();
                    }
                });
    }

    @Test
    void sendPacketsThatNeverBecomeWhole() throws Exception {
        restart(LIMITS.withStalled(Duration.ofMinutes(1)));
        byte[] part = new byte[MEBIBYTE];
        for (int i = 0; i < 100; i++) {
            RawPeer peer = peer();
            peer.sends(header("REQ", 7, 4 * MEBIBYTE));
            sendsWhatIsTaken(peer, part, 3);
        }

        await().untilAsserted(() -> assertThat(server.statistics().connections()).isBetween(2, 20));
    }

    @Test
    void readNothing() throws Exception {
        Bytes large = Bytes.wrap(new byte[MEBIBYTE]);
        byte[] echo = RawPeer.bytes(new Request.EchoRequest(large));
        var senders = new ArrayList<Thread>();
        for (int i = 0; i < 20; i++) {
            RawPeer peer = peer();
            senders.add(Thread.startVirtualThread(() -> sendsWhatIsTaken(peer, echo, 50)));
        }

        awaitEchoes();
        for (RawPeer each : hostile) {
            each.close();
        }
        for (Thread each : senders) {
            each.join();
        }
    }

    @Test
    void haveEverythingToldManyTimesAndReadNothing() throws Exception {
        RawPeer client = peer();
        RawPeer worker = peer();
        var submissions = new ByteArrayOutputStream();
        for (int i = 0; i < MANY; i++) {
            submissions.writeBytes(RawPeer.bytes(RawPeer.submission("f", "same", "d", false)));
        }
        client.sends(submissions.toByteArray());
        Bytes handle = ((Response.JobCreated) client.hears()).handle();
        worker.canDo("f");
        worker.grabs();
        byte[] report =
                RawPeer.bytes(new WorkReport.WorkData(handle, Bytes.wrap(new byte[100_000])));
        for (int i = 0; i < MANY; i++) {
            worker.sends(report);
        }

        awaitConnections(2);
        worker.echo();
    }

    @Test
    void askForListsAndReadNothing() throws Exception {
        RawPeer reader = peer();
        for (int i = 0; i < 5000; i++) {
            reader.submitsInBackground("function-with-a-name-that-is-rather-long-" + i, "d");
        }
        Thread.startVirtualThread(() ->
                sendsWhatIsTaken(
                        reader,
                        "status\nshow jobs\n".repeat(MANY).getBytes(StandardCharsets.US_ASCII),
                        20));

        awaitEchoes();
    }

    @Test
    void makeUpNamesThatNeverRepeat() throws IOException {
        RawPeer worker = peer();
        for (int i = 0; i < 100; i++) {
            var names = new ByteArrayOutputStream();
            for (int j = 0; j < 10_000; j++) {
                Bytes name = Bytes.of(i + "/" + j);
                names.writeBytes(RawPeer.bytes(new Request.CanDo(name), new Request.CantDo(name)));
            }
            worker.sends(names.toByteArray());
            worker.echo();
        }

        assertThat(status()).isEmpty();
    }

    @Test
    void submitToNamesThatNeverRepeatAndLeave() throws IOException {
        for (int i = 0; i < 100; i++) {
            try (var client = new RawPeer(server.address())) {
                var jobs = new ByteArrayOutputStream();
                for (int j = 0; j < MANY; j++) {
                    jobs.writeBytes(RawPeer.bytes(RawPeer.submission(i + "/" + j, "", "d", false)));
                }
                client.sends(jobs.toByteArray());
                client.hears(MANY);
            }
        }

        await().untilAsserted(() -> assertThat(status()).isEmpty());
    }

    @Test
    void fillTheQueue() throws IOException {
        RawPeer client = peer();
        byte[] job = RawPeer.bytes(RawPeer.submission("f", "", "d".repeat(MEBIBYTE), true));
        int refused = 0;
        for (int i = 0; i < 100; i++) {
            client.sends(job);
            if (client.hears() instanceof Response.ErrorResponse) {
                refused++;
            }
        }

        assertThat(refused).isBetween(30, 50);
    }

    @Test
    void submitKeysWithEqualHashes() throws IOException {
        RawPeer client = peer();
        List<String> keys = collidingKeys(100_000);
        for (int i = 0; i < keys.size(); i += MANY) {
            var jobs = new ByteArrayOutputStream();
            for (String key : keys.subList(i, i + MANY)) {
                jobs.writeBytes(RawPeer.bytes(RawPeer.submission("f", key, "", true)));
            }
            client.sends(jobs.toByteArray());
            client.hears(MANY);
        }

        assertThat(status()).containsExactly("f\t100000\t0\t0");
    }

    @Test
    void askForWhatTakesLong() throws Exception {
        RawPeer worker = peer();
        worker.canDo(
                IntStream.range(0, JOB_LIMITS.abilities())
                        .mapToObj(Integer::toString)
                        .toArray(String[]::new));
        var requests = new ByteArrayOutputStream();
        for (int i = 0; i < 20_000; i++) {
            requests.writeBytes(RawPeer.bytes(new Request.PreSleep(), new Request.GrabJobUniq()));
        }
        Thread.startVirtualThread(() -> sendsWhatIsTaken(worker, requests.toByteArray(), 1));

        awaitEchoes();
    }

    /// `Aa` and `BB` have the same hash, and so has whatever is made of them.
    static List<String> collidingKeys(int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        IntStream.range(0, 20)
                                .mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB")
                                .reduce("", String::concat))
                .toList();
    }

    private RawPeer peer() throws IOException {
        var peer = new RawPeer(server.address());
        hostile.add(peer);
        return peer;
    }

    private void sendsAndIsGone(String bytes) throws IOException {
        try (var peer = new RawPeer(server.address())) {
            peer.sends(bytes);
            peer.hearsTheEnd();
        }
    }

    private static void sendsWhatIsTaken(RawPeer peer, byte[] bytes, int times) {
        try {
            for (int i = 0; i < times; i++) {
                peer.sends(bytes);
            }
        } catch (IOException _) {
            // the server has had enough
        }
    }

    private void awaitConnections(int connections) {
        await().untilAsserted(
                        () -> assertThat(server.statistics().connections()).isEqualTo(connections));
    }

    /// As long as the attack needs to be felt.
    private void awaitEchoes() {
        long before = bystander.echoes();
        await().atMost(Duration.ofSeconds(30)).until(() -> bystander.echoes() > before + 500);
    }

    private List<String> status() throws IOException {
        try (var admin = new RawPeer(server.address())) {
            admin.sends("status\n");
            return admin.hearsList();
        }
    }

    private static String header(String magic, int type, int size) {
        byte[] header =
                ByteBuffer.allocate(12)
                        .put((byte) 0)
                        .put(magic.getBytes(StandardCharsets.US_ASCII))
                        .putInt(type)
                        .putInt(size)
                        .array();
        return new String(header, StandardCharsets.ISO_8859_1);
    }
}
