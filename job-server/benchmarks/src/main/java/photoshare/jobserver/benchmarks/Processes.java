package photoshare.jobserver.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// What is done with processes that this one has started.
final class Processes {

    private Processes() {}

    static void endWithThisOne(Process process) {
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    static void end(Process process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    static String output(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
        return output;
    }
}
