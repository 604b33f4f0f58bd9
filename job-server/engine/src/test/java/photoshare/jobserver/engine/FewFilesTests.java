package photoshare.jobserver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// When the process may open no more files, those who are inside are served, the others wait, and
/// nobody spins.
class FewFilesTests {

    private static final int FILES = 150;

    private Process process;
    private BufferedReader says;

    @BeforeEach
    void start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        process =
                new ProcessBuilder(
                                "sh",
                                "-c",
                                "ulimit -n %d && exec \"$0\" \"$@\"".formatted(FILES),
                                java,
                                "-cp",
                                System.getProperty("java.class.path"),
                                FewFiles.class.getName())
                        .redirectErrorStream(true)
                        .start();
        says = process.inputReader();
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
    }

    @Test
    void theOthersWaitAndThoseInsideAreServed() throws IOException {
        var log = new ArrayList<String>();
        int port = number("listens ", log);
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        loadEveryClass(address);
        var inside = new RawPeer(address);
        inside.echo();
        List<RawPeer> crowd = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            crowd.add(new RawPeer(address));
        }

        goOn();
        int busyMillis = number("busy ", log);
        inside.echo();
        assertThat(busyMillis).isLessThan(1000);
        assertThat(log)
                .filteredOn(line -> line.contains("No connection can be accepted"))
                .hasSize(1);
        assertThat(log).noneMatch(line -> line.contains("Exception"));

        for (RawPeer each : crowd) {
            each.close();
        }
        await().ignoreExceptions().untilAsserted(() -> {
            try (var next = new RawPeer(address)) {
                next.echo();
            }
        });
        inside.close();
    }

    /// A class that is needed later could not be loaded then, if it lies in a directory.
    private static void loadEveryClass(InetSocketAddress address) throws IOException {
        try (var peer = new RawPeer(address)) {
            peer.echo();
            peer.stopsSending();
            assertThat(peer.isDisconnected()).isTrue();
        }
    }

    private void goOn() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    private int number(String word, List<String> log) throws IOException {
        String line = says.readLine();
        while (!line.startsWith(word)) {
            log.add(line);
            line = says.readLine();
        }
        return Integer.parseInt(line.substring(word.length()));
    }
}
