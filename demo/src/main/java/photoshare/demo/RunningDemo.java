package photoshare.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A demo that runs in another process, as its commands see it.
record RunningDemo(Path socket) {

    private static final String NONE = "No demo is running here; `bin/demo` starts one.";

    /// The file that tells where a demo of this checkout listens.
    static Path pointer(Path project, int port) {
        return project.resolve(".demo").resolve(Integer.toString(port));
    }

    /// Finds the demo that was started in this checkout.
    ///
    /// @param port the one with this port, or 0 if there is only one
    static RunningDemo find(Path project, int port) {
        var running = new ArrayList<Path>();
        for (Path pointer : pointers(project)) {
            boolean fits = port == 0 || pointer.equals(pointer(project, port));
            if (fits && new RunningDemo(target(pointer)).answers()) {
                running.add(pointer);
            }
        }
        return switch (running.size()) {
            case 0 -> throw new DemoException(NONE);
            case 1 -> new RunningDemo(target(running.getFirst()));
            default ->
                    throw new DemoException(
                            "Several demos run; say which with --port: " + ports(running));
        };
    }

    /// Sends a command and hands on what comes back.
    ///
    /// @return what the demo says
    /// @throws DemoException with what it says if it refuses
    String tell(String command) {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            Channels.newOutputStream(channel)
                    .write((command + "\n").getBytes(StandardCharsets.UTF_8));
            var in =
                    new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8);
            var reader = new BufferedReader(in);
            boolean obeyed = "ok".equals(reader.readLine());
            var answer = reader.lines().collect(Collectors.joining("\n"));
            if (!obeyed) {
                throw new DemoException(answer.isEmpty() ? NONE : answer);
            }
            return answer;
        } catch (IOException e) {
            throw new DemoException(NONE, e);
        }
    }

    private boolean answers() {
        try {
            SocketChannel.open(UnixDomainSocketAddress.of(socket)).close();
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static List<Path> pointers(Path project) {
        try (var files = Files.list(project.resolve(".demo"))) {
            return files.filter(file -> file.getFileName().toString().matches("\\d+")).toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    private static Path target(Path pointer) {
        try {
            return Path.of(Files.readString(pointer));
        } catch (IOException _) {
            return pointer;
        }
    }

    private static String ports(List<Path> pointers) {
        return pointers.stream()
                .map(pointer -> pointer.getFileName().toString())
                .collect(Collectors.joining(", "));
    }
}
