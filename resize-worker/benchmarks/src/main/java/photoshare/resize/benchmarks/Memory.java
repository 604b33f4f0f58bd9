package photoshare.resize.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a process takes of the machine's memory (proc_pid_status(5)).
record Memory(long pid) {

    long megabytes() throws IOException {
        return field("VmRSS:");
    }

    /// Since it began.
    long peakMegabytes() throws IOException {
        return field("VmHWM:");
    }

    private long field(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                        .filter(line -> line.startsWith(name))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow()
                / 1024;
    }
}
