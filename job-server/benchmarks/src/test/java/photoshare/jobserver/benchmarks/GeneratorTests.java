package photoshare.jobserver.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photoshare.jobserver.engine.JobServer;
import photoshare.jobserver.engine.JobServerOptions;

class GeneratorTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MEBIBYTE = 1 << 20;

    private JobServer server;
    private Generator generator;

    @BeforeEach
    void start() throws IOException {
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = new JobServer(JobServerOptions.defaults().withAddress(anyPort)).start();
        generator = new Generator();
    }

    @AfterEach
    void stop() throws IOException {
        generator.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, MEBIBYTE})
    void countsEveryJobThatIsAcknowledged(int size) throws IOException {
        var submitter = new Submitter(Submissions.background(size), Packets.JOB_CREATED, 40);
        submitter.start(generator, server.address(), 8);
        submitter.start(generator, server.address(), 8);
        generator.run(submitter::isDone, PATIENCE);

        assertThat(submitter.answered()).isEqualTo(40);
        assertThat(text("status")).isEqualTo("bench\t40\t0\t0");
    }

    @Test
    void givesEveryJobAnIdOfItsOwn() throws IOException {
        var submitter = new Submitter(Submissions.withUniqueIds(100), Packets.JOB_CREATED, 1000);
        submitter.start(generator, server.address(), 64);
        generator.run(submitter::isDone, PATIENCE);

        assertThat(text("status")).isEqualTo("bench\t1000\t0\t0");
    }

    @Test
    void itsWorkersSleepAndWakeAndGiveTheDataBack() throws IOException {
        var worker = new EchoWorker();
        worker.start(generator, server.address());
        generator.run(worker::isAsleep, PATIENCE);
        var client = new Submitter(Submissions.foreground(100), Packets.WORK_COMPLETE, 1000);
        client.start(generator, server.address(), 64);
        generator.run(client::isDone, PATIENCE);

        assertThat(worker.done()).isEqualTo(1000);
        assertThat(worker.woken()).isPositive();
        assertThat(client.answered()).isEqualTo(1000);
    }

    private String text(String command) throws IOException {
        return TextCommand.ask(server.address(), command).lines().findFirst().orElseThrow();
    }
}
