package photoshare.jobserver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import photoshare.jobserver.client.ScriptedServer.Peer;
import photoshare.jobserver.client.ScriptedServer.Script;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.ErrorCode;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;
import photoshare.jobserver.protocol.WorkReport;

/// What a client does when servers and connections fail it.
class LostConnectionTests {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final JobRequest ONCE = JobRequest.of("resize", "data");
    private static final JobRequest REPEATABLE = ONCE.withUnique("photo:1");
    private static final Script HANGING_UP = Peer::next;
    private static final Script ACCEPTING =
            peer -> {
                while (true) {
                    peer.next();
                    peer.send(new Response.JobCreated(Bytes.of("H:accepting:1")));
                }
            };
    private static final Script DOING =
            peer -> {
                peer.next();
                peer.send(
                        new Response.JobCreated(Bytes.of("H:doing:1")),
                        new WorkReport.WorkComplete(Bytes.of("H:doing:1"), Bytes.of("done")));
                peer.fallSilent();
            };

    /// What a server does that has lost its queue.
    private static Script refusing(ErrorCode code) {
        return peer -> {
            while (true) {
                peer.next();
                peer.send(new Response.ErrorResponse(code, "in words"));
            }
        };
    }

    private static void refuseToGreet(Peer peer) throws IOException {
        peer.send(new Response.ErrorResponse(ErrorCode.NOT_SERVING, "in words"));
    }

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (var closeable : open) {
            closeable.close();
        }
    }

    private ScriptedServer server(Script... scripts) throws IOException {
        var server = ScriptedServer.playing(scripts);
        open.add(server);
        return server;
    }

    private JobClient clientOf(ServerAddress... servers) {
        var connection = ConnectionOptions.DEFAULT.withResponseTimeout(Duration.ofMillis(500));
        var client =
                new JobClient(
                        JobClientOptions.of(Arrays.asList(servers))
                                .withConnection(connection)
                                .withResubmitFor(Duration.ofSeconds(5)));
        open.addFirst(client);
        return client;
    }

    private static ServerAddress nobody() throws IOException {
        return new ServerAddress("127.0.0.1", Gearmand.freePort());
    }

    @Test
    void namesEveryServerThatDoesNotAnswerAndWhy() throws IOException {
        var first = nobody();
        var second = new ServerAddress("no-such-host.invalid", 4730);

        assertThatExceptionOfType(JobServerUnavailableException.class)
                .isThrownBy(() -> clientOf(first, second).submitBackground(ONCE))
                .withMessage(
                        "No job server answers: %s (connection refused), %s (unknown host)"
                                .formatted(first, second));
    }

    @Test
    void goesToTheNextServerWhenOneDoesNotAnswer() throws IOException {
        var second = server(ACCEPTING);

        var handle = clientOf(nobody(), second.address()).submitBackground(ONCE);

        assertThat(handle).isEqualTo(new JobHandle(second.address(), "H:accepting:1"));
    }

    @Test
    void aServerThatListensButNeverGreetsCountsAsNotThere() throws IOException {
        var hung = server(Peer::fallSilent);
        var second = server(ACCEPTING);

        var handle = clientOf(hung.address(), second.address()).submitBackground(ONCE);

        assertThat(handle.server()).isEqualTo(second.address());
    }

    @Test
    void submitsAJobWithAUniqueIdAgainWhenTheReplyIsLost() throws IOException {
        var server = server(HANGING_UP, ACCEPTING);

        assertThat(clientOf(server.address()).submitBackground(REPEATABLE).id())
                .isEqualTo("H:accepting:1");
    }

    @Test
    void submitsAJobWithAUniqueIdToTheNextServerWhenTheReplyIsLost() throws IOException {
        var first = server(HANGING_UP);
        var second = server(ACCEPTING);

        assertThat(
                        clientOf(first.address(), second.address())
                                .submitBackground(REPEATABLE)
                                .server())
                .isEqualTo(second.address());
    }

    @RepeatedTest(1000)
    void neverSubmitsAJobWithoutAUniqueIdTwice() throws IOException {
        var first = server(HANGING_UP);
        var second = server(ACCEPTING);

        assertThatExceptionOfType(ReplyLostException.class)
                .isThrownBy(
                        () -> clientOf(first.address(), second.address()).submitBackground(ONCE))
                .withMessageContaining(first.address() + " is lost: closed by the server");
    }

    @Test
    void goesToTheNextServerWhenOneDoesNotServe() throws IOException {
        var first = server(refusing(ErrorCode.NOT_SERVING));
        var second = server(ACCEPTING);
        var client = clientOf(first.address(), second.address());

        assertThat(client.submitBackground(List.of(ONCE, ONCE, ONCE)))
                .hasOnlyElementsOfType(Submission.Accepted.class);
    }

    @Test
    void aServerThatDoesNotServeCountsAsNotThere() throws IOException {
        var server = server(refusing(ErrorCode.NOT_SERVING));

        assertThatExceptionOfType(JobServerUnavailableException.class)
                .isThrownBy(() -> clientOf(server.address()).submitBackground(ONCE))
                .withMessageContaining("(in words)");
    }

    @Test
    void aServerThatDoesNotServeIsAskedAgainLater() throws IOException {
        var server =
                server(refusing(ErrorCode.NOT_SERVING), LostConnectionTests::refuseToGreet, DOING);
        var client = clientOf(server.address());
        assertThatExceptionOfType(JobServerUnavailableException.class)
                .isThrownBy(() -> client.submitBackground(ONCE));

        await().ignoreException(JobServerUnavailableException.class)
                .until(() -> client.submitBackground(ONCE).id().equals("H:doing:1"));
    }

    @Test
    void anUnknownOutcomeIsALostReply() throws IOException {
        var first = server(refusing(ErrorCode.OUTCOME_UNKNOWN));
        var second = server(ACCEPTING);

        assertThat(
                        clientOf(first.address(), second.address())
                                .submitBackground(REPEATABLE)
                                .server())
                .isEqualTo(second.address());
        assertThatExceptionOfType(ReplyLostException.class)
                .isThrownBy(
                        () -> clientOf(first.address(), second.address()).submitBackground(ONCE))
                .withMessageContaining("in words");
    }

    @Test
    void givesUpAServerThatBreaksEveryConnection() throws IOException {
        var server = server(HANGING_UP);

        assertThatExceptionOfType(ReplyLostException.class)
                .isThrownBy(() -> clientOf(server.address()).submitBackground(REPEATABLE));
    }

    @Test
    void givesAConnectionUpWhenAnAnswerIsLate() throws IOException {
        var server =
                server(
                        peer -> {
                            peer.next();
                            peer.fallSilent();
                        },
                        ACCEPTING);
        var client = clientOf(server.address());

        assertThatExceptionOfType(ReplyLostException.class)
                .isThrownBy(() -> client.submitBackground(ONCE))
                .withMessageContaining("no answer within 500 ms");
        assertThat(client.submitBackground(ONCE).id()).isEqualTo("H:accepting:1");
    }

    @Test
    void isNotHeldUpByAServerThatNeverReads() throws IOException {
        var server = server(Peer::freezeAfterGreeting);
        var client = clientOf(server.address());
        var huge = new JobRequest("resize", "", new byte[50_000_000]);

        assertThatExceptionOfType(ReplyLostException.class)
                .isThrownBy(() -> client.submitBackground(huge))
                .withMessageContaining("no answer within 500 ms");
    }

    @Test
    void readsAnswersThatArriveByteByByte() throws IOException {
        var server =
                server(peer -> {
                    peer.next();
                    peer.dribble(new Response.JobCreated(Bytes.of("H:slow:1")));
                    peer.fallSilent();
                });

        assertThat(clientOf(server.address()).submitBackground(ONCE).id()).isEqualTo("H:slow:1");
    }

    @Test
    void halfAnAnswerIsNone() throws IOException {
        var server =
                server(
                        peer -> {
                            peer.next();
                            peer.sendFirstHalf(new Response.JobCreated(Bytes.of("H:half:1")));
                        },
                        ACCEPTING);

        assertThat(clientOf(server.address()).submitBackground(REPEATABLE).id())
                .isEqualTo("H:accepting:1");
    }

    @Test
    void doesNotTakeAnotherAnswerForItsOwn() throws IOException {
        var server =
                server(peer -> {
                    peer.next();
                    peer.send(new Response.EchoResponse(Bytes.of("H:echo:1")));
                    peer.fallSilent();
                });

        assertThatExceptionOfType(ReplyLostException.class)
                .isThrownBy(() -> clientOf(server.address()).submitBackground(ONCE))
                .withMessageContaining("it answers SUBMIT_JOB_BG with ECHO_RES");
    }

    @Test
    void losesOnlyTheJobsOfAListThatWereNotAnswered() throws IOException {
        var server =
                server(peer -> {
                    peer.next();
                    peer.next();
                    peer.send(new Response.JobCreated(Bytes.of("H:brief:1")));
                });

        var submissions = clientOf(server.address()).submitBackground(List.of(ONCE, ONCE));

        assertThat(submissions.getFirst()).isInstanceOf(Submission.Accepted.class);
        assertThat(submissions.getLast()).isInstanceOf(Submission.Failed.class);
    }

    @Test
    void submitsAForegroundJobAgainWhenItsServerIsLost() throws Exception {
        var server =
                server(
                        peer -> {
                            peer.next();
                            peer.send(new Response.JobCreated(Bytes.of("H:brief:1")));
                        },
                        DOING);

        var job = clientOf(server.address()).submit(REPEATABLE);

        assertThat(job.await(LONG)).asString().isEqualTo("done");
        assertThat(job.handle().id()).isEqualTo("H:doing:1");
    }

    @Test
    void aForegroundJobWithoutAUniqueIdEndsWithItsConnection() throws Exception {
        var server =
                server(
                        peer -> {
                            peer.next();
                            peer.send(new Response.JobCreated(Bytes.of("H:brief:1")));
                        },
                        DOING);

        var job = clientOf(server.address()).submit(ONCE);

        assertThatExceptionOfType(ReplyLostException.class).isThrownBy(() -> job.await(LONG));
    }

    @Test
    void closingTheClientEndsItsForegroundJobs() throws Exception {
        var server = server(ACCEPTING);
        var client = clientOf(server.address());
        var job = client.submit(REPEATABLE);

        client.close();

        assertThatExceptionOfType(ReplyLostException.class)
                .isThrownBy(() -> job.await(LONG))
                .withMessageContaining("the client is closed");
    }

    @Test
    void tellsItsListenersWhenAServerIsLostAndFoundAgain() throws Exception {
        var heard = new ConcurrentLinkedQueue<String>();
        var first = server(ACCEPTING);
        int port = first.address().port();
        var client = clientOf(first.address());
        client.addListener(
                new ConnectionListener() {
                    @Override
                    public void onConnected(ServerAddress server) {
                        heard.add("connected " + client.submitBackground(ONCE).id());
                    }

                    @Override
                    public void onConnectionLost(ServerAddress server, String reason) {
                        heard.add("lost");
                    }
                });
        client.submitBackground(ONCE);

        first.close();
        await().until(() -> heard.contains("lost"));
        open.add(ScriptedServer.on(port, ACCEPTING));

        await().untilAsserted(() ->
                assertThat(heard)
                        .containsExactly(
                                "connected H:accepting:1", "lost", "connected H:accepting:1"));
    }

    @Test
    void returnsToTheFirstServerWhenThatIsBack() throws Exception {
        var away = nobody();
        var second = server(ACCEPTING);
        var client = clientOf(away, second.address());
        assertThat(client.submitBackground(ONCE).server()).isEqualTo(second.address());

        open.add(ScriptedServer.on(away.port(), ACCEPTING));

        await().untilAsserted(
                        () -> assertThat(client.submitBackground(ONCE).server()).isEqualTo(away));
    }

    @Test
    void answersReachTheRightOnesOfManyThreads() throws Exception {
        var server =
                server(peer -> {
                    while (true) {
                        var submission = (Request.SubmitJob) peer.next();
                        peer.send(new Response.JobCreated(submission.unique()));
                    }
                });
        var client = clientOf(server.address());
        var wrong = new AtomicReference<String>();

        var threads =
                IntStream.range(0, 200)
                        .mapToObj(i ->
                                Thread.startVirtualThread(() -> {
                                    var request = ONCE.withUnique("photo:" + i);
                                    var handle = client.submitBackground(request);
                                    if (!handle.id().equals(request.unique())) {
                                        wrong.set(handle + " for " + request);
                                    }
                                }))
                        .toList();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(wrong).hasNullValue();
    }
}
