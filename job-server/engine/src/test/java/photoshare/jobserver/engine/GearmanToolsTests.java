package photoshare.jobserver.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import photoshare.jobserver.protocol.Response;

/// Drives the server with the original command-line tools.
class GearmanToolsTests {

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
        server = new JobServer(JobServerTests.anyPort()).start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void gearmanWorksForGearman() throws Exception {
        Process worker = run("gearman", "-w", "-c", "1", "-f", "sort", "--", "sort").start();
        Process client = run("gearman", "-f", "sort").start();
        try (var input = client.getOutputStream()) {
            input.write("b\na\n".getBytes(UTF_8));
        }

        assertThat(output(client)).isEqualTo("a\nb\n");
        assertThat(worker.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void gearmanSubmitsInBackground() throws Exception {
        Process client = run("gearman", "-b", "-I", "-f", "later", "payload").start();

        assertThat(client.waitFor(30, TimeUnit.SECONDS)).isTrue();
        try (var worker = new RawPeer(server.address())) {
            worker.canDo("later");
            assertThat(worker.grabs()).isInstanceOf(Response.Assignment.class);
        }
    }

    @Test
    void gearadminReadsAndChangesTheState() throws Exception {
        try (var peer = new RawPeer(server.address())) {
            peer.canDo("reverse");
            String handle = peer.submitsInBackground("idle", "x").toString();

            assertThat(gearadmin("--status")).contains("reverse\t0\t0\t1", "idle\t1\t0\t0");
            assertThat(gearadmin("--priority-status")).contains("idle\t0\t1\t0\t0");
            assertThat(gearadmin("--workers")).anyMatch(line -> line.endsWith(" - : reverse"));
            assertThat(gearadmin("--show-jobs")).contains(handle + "\t0\t0\t1");
            assertThat(gearadmin("--show-unique-jobs")).isNotEmpty();
            assertThat(gearadmin("--server-version")).hasSize(1);
            assertThat(gearadmin("--server-verbose")).hasSize(1);
            assertThat(gearadmin("--getpid"))
                    .contains(Long.toString(ProcessHandle.current().pid()));
            gearadmin("--cancel-job=" + handle);
            gearadmin("--create-function=made");
            assertThat(gearadmin("--status")).contains("made\t0\t0\t0").noneMatch(this::isIdle);
            gearadmin("--drop-function=made");
            assertThat(gearadmin("--status")).noneMatch(line -> line.startsWith("made"));
        }
    }

    private boolean isIdle(String line) {
        return line.startsWith("idle");
    }

    private List<String> gearadmin(String command) throws Exception {
        return output(run("gearadmin", command).start()).lines().toList();
    }

    private ProcessBuilder run(String tool, String... arguments) {
        InetSocketAddress address = server.address();
        var command = new ArrayList<>(List.of("/usr/bin/" + tool));
        if (tool.equals("gearadmin")) {
            command.addAll(List.of("--host=127.0.0.1", "--port=" + address.getPort()));
        } else {
            command.addAll(List.of("-h", "127.0.0.1", "-p", "" + address.getPort()));
        }
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    private static String output(Process process) throws Exception {
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(output).isTrue();
        return output;
    }
}
