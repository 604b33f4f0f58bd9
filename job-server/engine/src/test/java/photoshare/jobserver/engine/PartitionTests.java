package photoshare.jobserver.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import photoshare.jobserver.engine.postgres.StoppablePostgres;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;

/// A server on a machine of its own, whose cable is pulled: a network namespace and a pair of
/// virtual network cards.
class PartitionTests {

    private static final String NAMESPACE = "jobs" + ProcessHandle.current().pid();
    private static final String OUR_END = "jobs-here";
    private static final String OUR_ADDRESS = "10.213.77.1";
    private static final String ITS_ADDRESS = "10.213.77.2";

    private static final Duration START = Duration.ofMinutes(1);

    private StoppablePostgres database;

    @BeforeEach
    void lay() throws Exception {
        boolean laid =
                run("ip", "netns", "add", NAMESPACE)
                        && run(
                                "ip", "link", "add", OUR_END, "type", "veth", "peer", "name",
                                "there", "netns", NAMESPACE)
                        && run("ip", "addr", "add", OUR_ADDRESS + "/30", "dev", OUR_END)
                        && run("ip", "link", "set", OUR_END, "up")
                        && runThere("ip", "addr", "add", ITS_ADDRESS + "/30", "dev", "there")
                        && runThere("ip", "link", "set", "there", "up")
                        && runThere("ip", "link", "set", "lo", "up");
        if (!laid) {
            System.out.println("NOT RUN: PartitionTests needs root and the command ip");
        }
        assumeTrue(laid, "there is no way to make a network namespace");
        database = new StoppablePostgres();
    }

    @AfterEach
    void clearAway() throws Exception {
        if (database != null) {
            database.close();
        }
        run("ip", "link", "del", OUR_END);
        run("ip", "netns", "del", NAMESPACE);
    }

    @Test
    void theStandbyTakesOverWithinFifteenSecondsFromAServerThatIsCutOff() throws Exception {
        try (var first = ServerProcess.start(there(), database.url(OUR_ADDRESS), "0.0.0.0")) {
            await().atMost(START).until(() -> first.role() == Role.SERVING);
            int port = first.address().getPort();
            try (var second = ServerProcess.start(List.of(), database.url(), "127.0.0.1");
                    var client = new RawPeer(address(port))) {
                await().atMost(START).until(() -> second.role() == Role.STANDBY);
                Bytes handle = client.submitsInBackground("f", "kept");
                assertThat(answerThere(port)).startsWith("OK");

                run("ip", "link", "set", OUR_END, "down");
                client.says(new Request.EchoRequest(Bytes.of("late")));

                await().atMost(Duration.ofSeconds(15)).until(() -> second.role() == Role.SERVING);
                assertThat(answerThere(port)).startsWith("ERR NOT_SERVING");
                assertThat(first.role()).isEqualTo(Role.OUT_OF_SERVICE);
                try (var worker = new RawPeer(second.address())) {
                    assertThat(worker.works("f")).containsExactly(handle);
                }
                run("ip", "link", "set", OUR_END, "up");

                assertThat(client.hearsOut()).hasOnlyElementsOfType(Response.ErrorResponse.class);
                await().until(() -> first.role() == Role.STANDBY);
            }
        }
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(ITS_ADDRESS, port);
    }

    private static List<String> there() {
        return List.of("ip", "netns", "exec", NAMESPACE);
    }

    /// What somebody hears on the same machine.
    private static String answerThere(int port) throws Exception {
        String script =
                "exec 3<>/dev/tcp/127.0.0.1/%d; printf 'version\\r\\n' >&3; head -1 <&3"
                        .formatted(port);
        var process = new ProcessBuilder(command("timeout", "5", "bash", "-c", script)).start();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    private static boolean runThere(String... command) throws Exception {
        return run(command(command).toArray(String[]::new));
    }

    private static List<String> command(String... command) {
        return Stream.concat(there().stream(), Stream.of(command)).toList();
    }

    private static boolean run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }
}
