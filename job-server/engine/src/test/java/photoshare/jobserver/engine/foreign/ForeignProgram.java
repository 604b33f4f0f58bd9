package photoshare.jobserver.engine.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program that we did not write, as a process of its own.
final class ForeignProgram implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final Process process;

    private ForeignProgram(Process process) {
        this.process = process;
    }

    static ForeignProgram start(List<String> command) throws IOException {
        return new ForeignProgram(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /// Gives it something to read, and the end of it.
    ForeignProgram reading(String input) throws IOException {
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(UTF_8));
        }
        return this;
    }

    /// Everything it prints until it ends, which has to be with success.
    String output() throws IOException, InterruptedException {
        String output = outputWhateverTheEnd();
        assertThat(exitCode()).as(output).isZero();
        return output;
    }

    String outputWhateverTheEnd() throws IOException {
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
