package photoshare.jobserver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import photoshare.jobserver.client.AdminClient.FunctionStatus;
import photoshare.jobserver.client.WorkerFunction.Threads;

@ParameterizedClass
@EnumSource
class JobWorkerTests {

    @Parameter private TestServer.Kind kind;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (var closeable : open) {
            closeable.close();
        }
    }

    private TestServer server() throws IOException {
        var server = kind.start();
        open.addFirst(server);
        return server;
    }

    private JobClient clientOf(TestServer server) {
        var client = JobClient.to(server.address().toString());
        open.addFirst(client);
        return client;
    }

    private static JobWorkerOptions workingFor(TestServer... servers) {
        return JobWorkerOptions.of(Arrays.stream(servers).map(TestServer::address).toList());
    }

    private JobWorker worker(JobWorkerOptions options, WorkerFunction... functions) {
        var worker = new JobWorker(options, List.of(functions));
        open.addFirst(worker);
        worker.start();
        return worker;
    }

    private static void submit(JobClient client, String function, int jobs) {
        client.submitBackground(
                IntStream.range(0, jobs).mapToObj(i -> JobRequest.of(function, "" + i)).toList());
    }

    /// Code that says when it began and ends when it is let go.
    private static final class Gate {

        final BlockingQueue<RunningJob> begun = new LinkedBlockingQueue<>();
        final Semaphore letGo = new Semaphore(0);

        void pass(RunningJob job) throws InterruptedException {
            begun.add(job);
            letGo.acquire();
        }

        RunningJob nextJob() throws InterruptedException {
            return begun.poll(10, TimeUnit.SECONDS);
        }

        void open() {
            letGo.release(1000);
        }
    }

    @Test
    void runsAsManyJobsAtOnceAsItHasSlotsForAllServersTogether() throws Exception {
        var first = server();
        var second = server();
        var gate = new Gate();
        submit(clientOf(first), "resize", 5);
        submit(clientOf(second), "resize", 5);

        var worker =
                worker(
                        workingFor(first, second).withConcurrency(3),
                        WorkerFunction.of("resize", gate::pass));

        await().until(() -> gate.begun.size() == 3);
        assertThat(first.admin().status().getFirst().running())
                .isEqualTo(3 - second.admin().status().getFirst().running());
        assertThat(worker.snapshot().running()).isEqualTo(3);
        assertThat(worker.snapshot().connected())
                .containsExactlyInAnyOrder(first.address(), second.address());
        gate.open();
        await().until(() -> worker.snapshot().completed() == 10);
        assertThat(gate.begun).hasSize(10);
    }

    @Test
    void aFunctionWithConcurrencyOfItsOwnTakesNoSlotsFromOthers() throws Exception {
        var server = server();
        var mails = new Gate();
        var photos = new Gate();
        var client = clientOf(server);
        submit(client, "mail", 5);
        submit(client, "resize", 5);

        worker(
                workingFor(server),
                WorkerFunction.of("mail", mails::pass).withConcurrency(2),
                WorkerFunction.of("resize", photos::pass));

        await().until(() -> mails.begun.size() == 2 && photos.begun.size() == 1);
        assertThat(server.admin().status())
                .contains(new FunctionStatus("mail", 5, 2, 2))
                .contains(new FunctionStatus("resize", 5, 1, 1));
        mails.open();
        photos.open();
    }

    @Test
    void survivesWhateverAFunctionThrows() throws Exception {
        var server = server();
        var worker =
                worker(
                        workingFor(server),
                        WorkerFunction.of(
                                "resize",
                                job -> {
                                    switch (new String(job.payload())) {
                                        case "0" -> throw new IOException("disk");
                                        case "1" -> throw new StackOverflowError();
                                        case "2" -> throw new RejectedJobException("no photo");
                                        case "3" -> Thread.currentThread().interrupt();
                                        case null, default -> {}
                                    }
                                }));

        submit(clientOf(server), "resize", 5);

        await().until(() -> worker.snapshot().completed() == 2);
        assertThat(worker.snapshot().failed()).isEqualTo(3);
    }

    @Test
    void computesOnPlatformThreadsWhereAsked() throws Exception {
        var server = server();
        var threads = new LinkedBlockingQueue<Thread>();
        worker(
                workingFor(server),
                WorkerFunction.of("mail", _ -> threads.add(Thread.currentThread())),
                WorkerFunction.of("resize", _ -> threads.add(Thread.currentThread()))
                        .withThreads(Threads.PLATFORM));
        var client = clientOf(server);

        submit(client, "mail", 1);
        assertThat(threads.poll(10, TimeUnit.SECONDS).isVirtual()).isTrue();
        submit(client, "resize", 1);
        assertThat(threads.poll(10, TimeUnit.SECONDS).isVirtual()).isFalse();
    }

    @Test
    void finishesWhatRunsBeforeItCloses() throws Exception {
        var server = server();
        var gate = new Gate();
        submit(clientOf(server), "resize", 2);
        var worker = worker(workingFor(server), WorkerFunction.of("resize", gate::pass));
        gate.nextJob();

        var closing = Thread.startVirtualThread(worker::close);
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        gate.open();
        closing.join();

        assertThat(worker.snapshot().completed()).isEqualTo(1);
        await().untilAsserted( // what was sent last is on its way yet
                        () ->
                                assertThat(server.admin().status())
                                        .extracting("jobs", "running")
                                        .containsExactly(tuple(1L, 0L)));
    }

    @Test
    void givesBackWhatIsNotFinishedInTime() throws Exception {
        var server = server();
        var stubborn = new Gate();
        var willing = new Gate();
        submit(clientOf(server), "resize", 1);
        var leaving =
                worker(
                        workingFor(server).withDrain(Duration.ofMillis(100)),
                        WorkerFunction.of("resize", stubborn::pass));
        var job = stubborn.nextJob();

        leaving.close();
        worker(workingFor(server), WorkerFunction.of("resize", willing::pass));

        assertThat(willing.nextJob().handle()).isEqualTo(job.handle());
        assertThat(job.lost()).isTrue();
        assertThat(leaving.snapshot().unreported()).isEqualTo(1);
        willing.open();
    }

    @Test
    void interruptsWhatIsNotFinishedInTime() throws Exception {
        var server = server();
        var interrupted = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        submit(clientOf(server), "resize", 1);
        var worker =
                worker(
                        workingFor(server).withDrain(Duration.ZERO),
                        WorkerFunction.of(
                                "resize",
                                _ -> {
                                    begun.countDown();
                                    try {
                                        new CountDownLatch(1).await();
                                    } catch (InterruptedException _) {
                                        interrupted.countDown();
                                    }
                                }));
        begun.await();

        worker.close();

        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void worksOnWhenAServerComesBack() throws Exception {
        var server = server();
        var gate = new Gate();
        gate.open();
        var worker = worker(workingFor(server), WorkerFunction.of("resize", gate::pass));
        await().until(() -> worker.snapshot().connected().size() == 1);

        server.close();
        await().until(() -> worker.snapshot().connected().isEmpty());
        server.restart();
        submit(clientOf(server), "resize", 1);

        assertThat(gate.nextJob()).isNotNull();
    }

    @Test
    void worksForTheOthersWhileOneServerIsAway() throws Exception {
        var away = server();
        var server = server();
        away.close();
        var gate = new Gate();
        gate.open();

        worker(workingFor(away, server), WorkerFunction.of("resize", gate::pass));
        submit(clientOf(server), "resize", 1);

        assertThat(gate.nextJob()).isNotNull();
    }

    @Test
    void letsTheServerTakeAJobAwayThatTakesTooLong() throws Exception {
        var server = server();
        var gate = new Gate();
        var worker =
                worker(
                        workingFor(server).withConcurrency(2).withPoll(Duration.ofMillis(500)),
                        WorkerFunction.of("resize", gate::pass).withTimeout(Duration.ofSeconds(1)));

        submit(clientOf(server), "resize", 1);

        assertThat(gate.nextJob().handle()).isEqualTo(gate.nextJob().handle());
        gate.open();
        submit(clientOf(server), "resize", 10);
        await().untilAsserted(() ->
                assertThat(server.admin().status()).extracting("jobs").containsExactly(0L));
        assertThat(worker.snapshot().connected()).hasSize(1);
    }

    @Test
    void doesManyJobsOnFewSlots() throws Exception {
        var server = server();
        var done = new AtomicInteger();
        var worker =
                worker(
                        workingFor(server).withConcurrency(4),
                        WorkerFunction.of("resize", _ -> done.incrementAndGet()));

        submit(clientOf(server), "resize", 2000);

        await().until(() -> worker.snapshot().completed() == 2000);
        assertThat(done).hasValue(2000);
    }

    @Test
    void waitsInPeaceForAJobThatIsHeldBack() throws Exception {
        var server = server();
        var begun = new LinkedBlockingQueue<String>();
        worker(workingFor(server), WorkerFunction.of("resize", job -> begun.add(job.unique())));
        var client = clientOf(server);

        client.submitBackground(
                JobRequest.of("resize", "").withUnique("later"), Instant.now().plusSeconds(600));
        client.submitBackground(JobRequest.of("resize", "").withUnique("now"));

        assertThat(begun.poll(10, TimeUnit.SECONDS)).isEqualTo("now");
    }

    @Test
    void offersNoFunctionTwice() {
        var functions =
                List.of(
                        WorkerFunction.of("resize", _ -> {}),
                        WorkerFunction.of("resize", _ -> {}).withConcurrency(2));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JobWorker(JobWorkerOptions.of("localhost"), functions))
                .withMessage("The function \"resize\" is offered twice");
    }

    @Test
    void hasOneLifeOnly() throws Exception {
        var worker = worker(workingFor(server()), WorkerFunction.of("resize", _ -> {}));

        assertThatIllegalStateException().isThrownBy(worker::start);
        worker.close();
        worker.close();
    }
}
