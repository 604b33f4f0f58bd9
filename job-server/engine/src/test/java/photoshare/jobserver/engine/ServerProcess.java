package photoshare.jobserver.engine;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import photoshare.jobserver.engine.postgres.StoppablePostgres;
import photoshare.jobserver.engine.store.PostgresJobStores;

/// A server with its queue in PostgreSQL as a process of its own, to be killed and frozen. Its
/// [#main] says in lines what the server's role is.
public final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private ServerProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().start(() -> read(process.inputReader(StandardCharsets.UTF_8)));
    }

    /// @param arguments the database's URL and the host
    public static void main(String[] arguments) throws Exception {
        var address = new InetSocketAddress(arguments[1], 0);
        var server =
                new JobServer(
                        JobServerOptions.defaults().withAddress(address),
                        new PostgresJobStores(arguments[0]));
        server.addListener(role ->
                System.out.printf(
                        "%s %s:%d%n", role, address.getHostString(), server.address().getPort()));
        server.start();
        Thread.sleep(Duration.ofHours(1));
    }

    /// @param place a command that runs others somewhere else; empty for here
    public static ServerProcess start(List<String> place, String url, String host)
            throws IOException {
        var command = new ArrayList<>(place);
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerProcess.class.getName(),
                        url,
                        host));
        return new ServerProcess(
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /// What it has last said that it is; [Role#STOPPED] if nothing.
    public Role role() {
        return lines.isEmpty() ? Role.STOPPED : Role.valueOf(lines.getLast().replaceAll(" .*", ""));
    }

    public InetSocketAddress address() {
        String[] address = lines.getLast().replaceAll(".* ", "").split(":");
        return new InetSocketAddress(address[0], Integer.parseInt(address[1]));
    }

    public void kill() {
        process.destroyForcibly();
    }

    /// Returns when it stands still: a thread that waits for the processor stops a little later.
    public void freeze() {
        StoppablePostgres.signal("-STOP", process.toHandle());
        await().until(this::standsStill);
    }

    private boolean standsStill() throws IOException {
        try (var threads = Files.list(Path.of("/proc", "" + process.pid(), "task"))) {
            for (Path thread : threads.toList()) {
                if (!Files.readString(thread.resolve("stat")).contains(") T ")) {
                    return false;
                }
            }
            return true;
        }
    }

    public void thaw() {
        StoppablePostgres.signal("-CONT", process.toHandle());
    }

    @Override
    public void close() {
        kill();
    }

    private void read(BufferedReader output) {
        output.lines().filter(line -> line.matches("[A-Z_]+ .*:\\d+")).forEach(lines::add);
    }
}
