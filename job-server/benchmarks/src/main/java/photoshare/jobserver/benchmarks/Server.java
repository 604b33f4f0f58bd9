package photoshare.jobserver.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/// A server in a process of its own.
interface Server extends AutoCloseable {

    InetSocketAddress address();

    Process process();

    /// Forgets all jobs.
    void empty() throws IOException;

    /// What its objects take after a collection, in bytes; what the process takes if it has no heap
    /// that could be looked at.
    long liveBytes() throws IOException;

    @Override
    void close() throws IOException;

    /// What the process takes of the machine's memory, in bytes.
    default long residentBytes() throws IOException {
        Path status = Path.of("/proc/%d/status".formatted(process().pid()));
        return Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .map(line -> line.replaceAll("\\D", ""))
                        .mapToLong(Long::parseLong)
                        .findFirst()
                        .orElseThrow()
                * 1024;
    }
}
