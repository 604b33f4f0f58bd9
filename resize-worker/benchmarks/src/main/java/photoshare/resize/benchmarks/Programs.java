package photoshare.resize.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The programs that run beside this one.
///
/// @param jobServer its jar
/// @param jobServerFlags a file of flags for its JVM
/// @param worker its jar
record Programs(Path jobServer, Path jobServerFlags, Path worker) {

    /// Those of the container image, with a heap of its own.
    private static final List<String> WORKER_FLAGS =
            List.of(
                    "-XX:+UseSerialGC",
                    "-Xmx160m",
                    "-XX:+ExitOnOutOfMemoryError",
                    "--enable-native-access=ALL-UNNAMED");

    /// A process and the port that it listens on.
    record Running(Process process, int port) implements AutoCloseable {

        @Override
        public void close() {
            process.destroy();
            process.onExit().join();
        }
    }

    Running startJobServer() throws IOException {
        var command = new ArrayList<>(List.of("@" + jobServerFlags, "-jar", jobServer.toString()));
        command.addAll(List.of("--port", "0"));
        return start(command, "ready ");
    }

    /// @param settings as `name=value`
    Running startWorker(List<String> settings) throws IOException {
        var command = new ArrayList<>(WORKER_FLAGS);
        command.addAll(List.of("-jar", worker.toString(), "--server.port=0"));
        settings.forEach(setting -> command.add("--" + setting));
        return start(command, "Tomcat started on port ");
    }

    /// @param sign what stands before the port in the line that says that it is ready
    private static Running start(List<String> arguments, String sign) throws IOException {
        var command = new ArrayList<>(arguments);
        command.addFirst(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        BufferedReader out = process.inputReader();
        var said = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            int at = line.indexOf(sign);
            if (at >= 0) {
                Thread.ofPlatform().daemon().start(() -> readOn(out));
                return new Running(process, port(line.substring(at + sign.length())));
            }
            said.append(line).append('\n');
        }
        throw new IOException("A program has ended before it was ready:\n" + said);
    }

    /// So that it can go on talking.
    private static void readOn(BufferedReader out) {
        try {
            out.transferTo(Writer.nullWriter());
        } catch (IOException _) {
            return; // it has ended
        }
    }

    /// The last number of the first words.
    private static int port(String text) {
        String first = text.split(" ")[0];
        return Integer.parseInt(first.substring(first.lastIndexOf(':') + 1));
    }
}
