package photoshare.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// What `bin/demo status` says about a part.
final class Status {

    private Status() {}

    static String of(Node node) {
        var process = node.process();
        return String.format(
                        Locale.ROOT,
                        "%-13s %-10s localhost:%-5d  %s",
                        node.part().name(),
                        state(node),
                        node.part().port(),
                        process == null ? hint(node) : details(process))
                .stripTrailing();
    }

    private static String state(Node node) {
        return node.state() == Node.State.READY && node.part().standsBy()
                ? "standby"
                : node.state().name().toLowerCase(Locale.ROOT);
    }

    private static String hint(Node node) {
        return switch (node.state()) {
            case OFF, KILLED -> "until: bin/demo start " + node.part().name();
            case STARTING, READY, RESTARTING -> "";
        };
    }

    private static String details(ProcessHandle process) {
        var kilobytes =
                Stream.concat(Stream.of(process), process.descendants())
                        .map(Status::kilobytes)
                        .flatMapToLong(OptionalLong::stream)
                        .sum();
        var memory = kilobytes == 0 ? "" : "  %4d MB".formatted(kilobytes / 1024);
        return "process %-7d".formatted(process.pid()) + memory;
    }

    /// The process's part of the memory in use; what several share is divided among them. Known on
    /// Linux only.
    private static OptionalLong kilobytes(ProcessHandle process) {
        var file = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }
}
