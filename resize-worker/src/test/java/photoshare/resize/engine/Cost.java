package photoshare.resize.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// What this process has used for one thing.
///
/// @param cpu of all threads
/// @param megabytes by which its memory grew for a while; known on Linux only, otherwise 0
record Cost(Duration cpu, long megabytes) {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path FORGET_PEAK = Path.of("/proc/self/clear_refs");

    static Cost of(Runnable thing) {
        long before = resident("VmRSS:");
        long start = used();
        thing.run();
        return new Cost(Duration.ofNanos(used() - start), resident("VmHWM:") - before);
    }

    private static long used() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return ((com.sun.management.OperatingSystemMXBean) system).getProcessCpuTime();
    }

    private static long resident(String field) {
        try {
            if (!Files.isWritable(FORGET_PEAK)) {
                return 0;
            }
            if (field.equals("VmRSS:")) {
                Files.writeString(FORGET_PEAK, "5");
            }
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
