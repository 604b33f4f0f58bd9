package photoshare.jobserver.engine.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import photoshare.jobserver.engine.JobServer;
import photoshare.jobserver.engine.JobServerOptions;
import photoshare.jobserver.engine.RawPeer;
import photoshare.jobserver.protocol.Packet;
import photoshare.jobserver.protocol.Response;

/// Drives the server with the original command-line tools.
class GearmanToolsTests {

    private final List<AutoCloseable> open = new ArrayList<>();
    private JobServer server;

    @BeforeAll
    static void toolsAreThere() {
        boolean there =
                Stream.of("gearman", "gearadmin")
                        .allMatch(tool -> Files.isExecutable(Path.of("/usr/bin", tool)));
        if (!there) {
            System.out.println(
                    "NOT RUN: GearmanToolsTests needs /usr/bin/gearman and /usr/bin/gearadmin");
        }
        assumeTrue(there, "the original Gearman tools are not installed");
    }

    @BeforeEach
    void start() throws IOException {
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = new JobServer(JobServerOptions.defaults().withAddress(anyPort)).start();
    }

    @AfterEach
    void stop() throws Exception {
        for (var each : open) {
            each.close();
        }
        server.close();
    }

    private RawPeer worker(String... functions) throws IOException {
        var worker = new RawPeer(server.address());
        open.add(worker);
        worker.canDo(functions);
        return worker;
    }

    private ForeignProgram gearman(String... arguments) throws IOException {
        return run("/usr/bin/gearman", "-h", "-p", arguments);
    }

    private List<String> gearadmin(String command) throws Exception {
        return run("/usr/bin/gearadmin", "--host", "--port", command).output().lines().toList();
    }

    private ForeignProgram run(String tool, String host, String port, String... arguments)
            throws IOException {
        var command =
                new ArrayList<>(
                        List.of(tool, host, "127.0.0.1", port, "" + server.address().getPort()));
        command.addAll(List.of(arguments));
        var started = ForeignProgram.start(command);
        open.addFirst(started);
        return started;
    }

    private static String dataOf(Packet answer) {
        return answer instanceof Response.Assignment job
                ? job.data().toString()
                : answer.toString();
    }

    @Test
    void gearmanWorksForGearman() throws Exception {
        var worker = gearman("-w", "-c", "1", "-f", "sort", "--", "sort");

        assertThat(gearman("-f", "sort").reading("b\na\n").output()).isEqualTo("a\nb\n");
        assertThat(worker.exitCode()).isZero();
    }

    @Test
    void gearmanSubmitsOneJobForEachLine() throws Exception {
        gearman("-w", "-c", "2", "-f", "count", "--", "wc", "-c");

        assertThat(gearman("-n", "-f", "count").reading("1\n333\n").output().lines())
                .extracting(String::strip)
                .containsExactly("2", "4");
    }

    @Test
    void gearmanHearsThatAJobFailed() throws Exception {
        gearman("-w", "-c", "1", "-f", "fail", "--", "false");

        assertThat(gearman("-f", "fail", "x").outputWhateverTheEnd()).contains("Job failed");
    }

    @Test
    void gearmanSubmitsInBackgroundByPriority() throws Exception {
        gearman("-b", "-L", "-f", "f", "low").output();
        gearman("-b", "-f", "f", "normal").output();
        gearman("-b", "-I", "-f", "f", "high").output();

        var worker = worker("f");
        assertThat(List.of(dataOf(worker.grabs()), dataOf(worker.grabs()), dataOf(worker.grabs())))
                .containsExactly("high", "normal", "low");
    }

    @Test
    void gearmanSubmitsOneJobUnderOneUniqueId() throws Exception {
        gearman("-b", "-u", "photo:1", "-f", "f", "first").output();
        gearman("-b", "-u", "photo:1", "-f", "f", "second").output();

        assertThat(gearadmin("--show-unique-jobs")).containsExactly("photo:1", ".");
        assertThat(dataOf(worker("f").grabs())).isEqualTo("first");
    }

    @Test
    void gearmanGivesUpAfterItsTimeoutAndItsJobIsForgotten() throws Exception {
        var impatient = gearman("-t", "300", "-f", "f", "x");

        assertThat(impatient.outputWhateverTheEnd()).containsIgnoringCase("timeout");
        await().untilAsserted(() -> assertThat(gearadmin("--show-jobs")).containsExactly("."));
    }

    @Test
    void gearadminListsWhatThereIs() throws Exception {
        var worker = worker("reverse");
        String handle = worker.submitsInBackground("idle", "x").toString();

        assertThat(gearadmin("--status"))
                .containsExactlyInAnyOrder("reverse\t0\t0\t1", "idle\t1\t0\t0", ".");
        assertThat(gearadmin("--priority-status"))
                .containsExactlyInAnyOrder("reverse\t0\t0\t0\t1", "idle\t0\t1\t0\t0", ".");
        assertThat(gearadmin("--workers")).anyMatch(line -> line.endsWith(" - : reverse"));
        assertThat(gearadmin("--show-jobs")).containsExactly(handle + "\t0\t0\t1", ".");
        assertThat(gearadmin("--show-unique-jobs")).containsExactly("", ".");
    }

    @Test
    void gearadminReadsSingleValues() throws Exception {
        assertThat(gearadmin("--server-version")).hasSize(1).doesNotContain("");
        assertThat(gearadmin("--server-verbose")).containsExactly("INFO");
        assertThat(gearadmin("--getpid")).containsExactly("" + ProcessHandle.current().pid());
    }

    @Test
    void gearadminCancelsJobs() throws Exception {
        var worker = worker("f");
        String handle = worker.submitsInBackground("f", "x").toString();

        gearadmin("--cancel-job=" + handle);

        assertThat(gearadmin("--show-jobs")).containsExactly(".");
        assertThat(worker.grabs()).isEqualTo(new Response.NoJob());
    }

    @Test
    void gearadminCreatesAndDropsFunctions() throws Exception {
        gearadmin("--create-function=made");
        assertThat(gearadmin("--status")).containsExactly("made\t0\t0\t0", ".");

        gearadmin("--drop-function=made");
        assertThat(gearadmin("--status")).containsExactly(".");
    }
}
