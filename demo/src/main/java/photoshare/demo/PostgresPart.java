package photoshare.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// PostgreSQL as a process of ours, not a daemon: it can be killed like any other part, and repairs
/// itself when it is started again.
final class PostgresPart implements Part {

    static final String NAME = "postgres";
    static final String USER = "photoshare";

    /// Becomes nobody: PostgreSQL refuses to run as root.
    private static final List<String> NOT_AS_ROOT = List.of("unshare", "--user");

    private final int port;
    private final Path unpackUnder;
    private final Path data;
    private final List<String> prefix;
    private Path bin = Path.of("bin");

    /// @param unpackUnder where the programs go
    /// @param data where the databases go
    PostgresPart(int port, Path unpackUnder, Path data) {
        this.port = port;
        this.unpackUnder = unpackUnder;
        this.data = data;
        this.prefix = "root".equals(System.getProperty("user.name")) ? NOT_AS_ROOT : List.of();
    }

    static String jdbcUrl(int port) {
        return "jdbc:postgresql://localhost:" + port + "/postgres?user=" + USER;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        if (!prefix.isEmpty() && !Processes.succeeds(prefix, "true")) {
            throw new DemoException(
                    "PostgreSQL does not run as root, and `unshare --user` is not allowed here:"
                            + " start the demo as another user.");
        }
        bin = PostgresBinaries.unpackUnder(unpackUnder).resolve("bin");
        if (!Files.exists(data)) {
            createDatabases();
        }
    }

    /// Under another name first: databases that were only half made are never taken for whole.
    private void createDatabases() throws IOException, InterruptedException {
        var unfinished = data.resolveSibling(data.getFileName() + ".unfinished");
        Folders.remove(unfinished);
        Processes.run(
                program(
                        "initdb",
                        "--pgdata=" + unfinished,
                        "--username=" + USER,
                        "--auth=trust",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--no-sync"));
        Files.move(unfinished, data);
    }

    @Override
    public List<String> command() {
        return program(
                "postgres",
                "-D",
                data.toString(),
                "-p",
                Integer.toString(port),
                "--listen_addresses=127.0.0.1",
                "--unix_socket_directories=",
                "--max_connections=200",
                "--shared_buffers=32MB",
                "--jit=off");
    }

    private List<String> program(String name, String... arguments) {
        var command = new ArrayList<>(prefix);
        command.add(bin.resolve(name).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /// Reads what PostgreSQL writes for its own `pg_ctl --wait`: the process in the first line, its
    /// state in the eighth.
    @Override
    public boolean isReady(Process process) throws IOException {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return false;
        }
        var lines = Files.readAllLines(file);
        return lines.size() >= 8
                && lines.getFirst().equals(Long.toString(process.pid()))
                && lines.get(7).strip().equals("ready");
    }

    /// Does not wait for clients to leave, as it would when asked by SIGTERM.
    @Override
    public void askToEnd(Process process) throws IOException, InterruptedException {
        Processes.run(program("pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "--no-wait"));
    }
}
