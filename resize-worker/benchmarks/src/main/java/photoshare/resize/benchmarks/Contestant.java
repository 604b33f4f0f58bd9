package photoshare.resize.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// One way to make renditions.
///
/// @param name as the table has it
/// @param command starts a [Renderer]; the number of its threads is appended
/// @param environment beside our own
record Contestant(String name, List<String> command, Map<String, String> environment) {

    static final String OURS = "ours (libvips)";
    static final String THUMBNAILATOR = "ours (java)";
    static final String PLAIN = "Thumbnailator";
    static final String SHARP_PER = "sharp-per";
    static final String SHARP_CHAIN = "sharp-chain";

    /// Whether more than one thread can be asked of it.
    boolean isThreaded() {
        return name.startsWith("ours") || name.startsWith("sharp") || name.equals(PLAIN);
    }

    /// @param cpus that it may run on, as taskset takes them
    ProcessBuilder process(String cpus, int threads) {
        var whole =
                Stream.of(
                                List.of("taskset", "-c", cpus),
                                command,
                                List.of(Integer.toString(threads)))
                        .flatMap(List::stream)
                        .toList();
        var process = new ProcessBuilder(whole).redirectError(ProcessBuilder.Redirect.INHERIT);
        process.environment().putAll(environment);
        return process;
    }
}
