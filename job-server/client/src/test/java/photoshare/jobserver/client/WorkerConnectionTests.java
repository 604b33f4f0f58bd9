package photoshare.jobserver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import photoshare.jobserver.client.ScriptedServer.Peer;
import photoshare.jobserver.client.ScriptedServer.Script;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.ErrorCode;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;

/// What a worker does when servers and connections fail it.
class WorkerConnectionTests {

    private final List<AutoCloseable> open = new ArrayList<>();
    private final BlockingQueue<Request> received = new LinkedBlockingQueue<>();

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

    private JobWorker workerFor(JobFunction code, ScriptedServer... servers) {
        var options =
                JobWorkerOptions.of(Arrays.stream(servers).map(ScriptedServer::address).toList())
                        .withConnection(
                                ConnectionOptions.DEFAULT.withResponseTimeout(
                                        Duration.ofMillis(500)))
                        .withPoll(Duration.ofMillis(200));
        var worker = new JobWorker(options, List.of(WorkerFunction.of("resize", code)));
        open.addFirst(worker);
        worker.start();
        return worker;
    }

    private static Response job(String handle) {
        return new Response.JobAssignUniq(
                Bytes.of(handle), Bytes.of("resize"), Bytes.of("photo:1"), Bytes.of("data"));
    }

    /// Answers each request by the next of the given packets, and notes what the worker says.
    private Script answering(Response... answers) {
        return peer -> {
            for (var answer : answers) {
                received.add(peer.next());
                peer.send(answer);
            }
            while (true) {
                received.add(peer.next());
            }
        };
    }

    private String next() throws InterruptedException {
        var request = received.poll(10, TimeUnit.SECONDS);
        return request == null ? "nothing" : request.type().name();
    }

    @Test
    void sleepsOnlyAfterItWasToldThatThereIsNothing() throws Exception {
        workerFor(_ -> {}, server(answering(new Response.NoJob(), new Response.Noop())));

        assertThat(List.of(next(), next(), next()))
                .containsExactly("GRAB_JOB_UNIQ", "PRE_SLEEP", "GRAB_JOB_UNIQ");
    }

    @Test
    void asksByItselfWhenNobodyWakesIt() throws Exception {
        var server =
                server(peer -> {
                    while (true) {
                        var request = peer.next();
                        received.add(request);
                        if (request instanceof Request.Grab) {
                            peer.send(new Response.NoJob());
                        }
                    }
                });
        workerFor(_ -> {}, server);

        assertThat(List.of(next(), next(), next(), next()))
                .containsExactly("GRAB_JOB_UNIQ", "PRE_SLEEP", "GRAB_JOB_UNIQ", "PRE_SLEEP");
    }

    @Test
    void comesBackToAServerThatDidNotServe() throws Exception {
        var server =
                server(
                        peer -> {
                            peer.next();
                            peer.send(
                                    new Response.ErrorResponse(ErrorCode.NOT_SERVING, "in words"));
                        },
                        answering(new Response.NoJob()));
        workerFor(_ -> {}, server);

        assertThat(List.of(next(), next())).containsExactly("GRAB_JOB_UNIQ", "PRE_SLEEP");
    }

    @Test
    void findsItsJobBehindWakeUpsAndErrors() throws Exception {
        var server =
                server(peer -> {
                    received.add(peer.next());
                    peer.send(
                            new Response.Noop(),
                            new Response.ErrorResponse(ErrorCode.JOB_NOT_FOUND, "of another time"),
                            job("H:1"));
                    received.add(peer.next());
                    peer.fallSilent();
                });
        workerFor(_ -> {}, server);

        assertThat(List.of(next(), next())).containsExactly("GRAB_JOB_UNIQ", "WORK_COMPLETE");
    }

    @Test
    void countsAJobWhoseServerLeftAsUnreported() throws Exception {
        var left = new CountDownLatch(1);
        var server =
                server(
                        peer -> {
                            peer.next();
                            peer.send(job("H:1"));
                            peer.next();
                            peer.close();
                            left.countDown();
                        },
                        Peer::fallSilent);
        var worker =
                workerFor(
                        job -> {
                            job.progress(1, 2);
                            left.await();
                            while (!job.lost()) {
                                job.progress(2, 2);
                            }
                        },
                        server);

        await().until(() -> worker.snapshot().unreported() == 1);
        assertThat(worker.snapshot().completed()).isZero();
    }

    @Test
    void aHungServerKeepsNoSlotFromTheOthers() throws Exception {
        var hung = server(Peer::fallSilent);
        var good = server(answering(job("H:1"), job("H:2"), job("H:3"), job("H:4")));

        var worker = workerFor(_ -> {}, hung, good);

        await().until(() -> worker.snapshot().completed() >= 1);
        assertThat(worker.snapshot().connected()).containsExactly(good.address());
    }

    @Test
    void connectsAgainWhenAServerDoesNotAnswerAGrab() throws Exception {
        var server =
                server(
                        peer -> {
                            peer.next();
                            peer.fallSilent();
                        },
                        answering(job("H:1")));

        var worker = workerFor(_ -> {}, server);

        await().until(() -> worker.snapshot().completed() == 1);
    }

    @Test
    void readsJobsThatArriveByteByByte() throws Exception {
        var server =
                server(peer -> {
                    peer.next();
                    peer.dribble(job("H:1"));
                    peer.fallSilent();
                });

        var worker = workerFor(_ -> {}, server);

        await().until(() -> worker.snapshot().completed() == 1);
    }

    @Test
    void asksForNoJobWhileItsOnlySlotIsTaken() throws Exception {
        var begun = new CountDownLatch(1);
        var letGo = new CountDownLatch(1);
        var first = server(answering(job("H:1"), new Response.NoJob()));
        workerFor(
                _ -> {
                    begun.countDown();
                    letGo.await();
                },
                first);
        begun.await();

        assertThat(next()).isEqualTo("GRAB_JOB_UNIQ");
        assertThat(received.poll(300, TimeUnit.MILLISECONDS)).isNull();
        letGo.countDown();
        assertThat(next()).isEqualTo("WORK_COMPLETE");
    }

    @Test
    void doesNotFallAsleepWhenItClosesWhileItAsks() throws Exception {
        var asked = new CountDownLatch(1);
        var closing = new CountDownLatch(1);
        var server =
                server(peer -> {
                    peer.next();
                    asked.countDown();
                    closing.await();
                    peer.send(new Response.NoJob());
                    peer.fallSilent();
                });
        var options = JobWorkerOptions.of(List.of(server.address())).withPoll(Duration.ofDays(1));
        var worker = new JobWorker(options, List.of(WorkerFunction.of("resize", _ -> {})));
        worker.start();
        asked.await();

        var close = Thread.startVirtualThread(worker::close);
        await().until(() -> close.getState() == Thread.State.TIMED_WAITING);
        closing.countDown();

        assertThat(close.join(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void failsAJobOfAFunctionItNeverOffered() throws Exception {
        workerFor(
                _ -> {},
                server(
                        answering(
                                new Response.JobAssignUniq(
                                        Bytes.of("H:1"),
                                        Bytes.of("other"),
                                        Bytes.EMPTY,
                                        Bytes.EMPTY))));

        assertThat(List.of(next(), next())).containsExactly("GRAB_JOB_UNIQ", "WORK_FAIL");
    }
}
