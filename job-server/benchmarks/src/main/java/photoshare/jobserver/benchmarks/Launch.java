package photoshare.jobserver.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How the processes are started.
///
/// @param flags a file of flags for the JVM: those that are recommended
/// @param program the job server's jar
record Launch(Path flags, Path program) {

    /// As `bin/job-server` starts it, on a free port.
    Server ours(String... options) throws IOException {
        var command = new ArrayList<>(List.of("@" + flags, "-jar", program.toString()));
        command.addAll(List.of("--port", "0"));
        command.addAll(List.of(options));
        return OurServer.start(command);
    }

    /// A server that does nothing, on the same JVM.
    Server nothing() throws IOException {
        return OurServer.start(
                List.of(
                        "@" + flags,
                        "-cp",
                        System.getProperty("java.class.path"),
                        NullServer.class.getName()));
    }
}
