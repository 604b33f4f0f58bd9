package photoshare.demo;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One process of the system: what it is called, how it is run, and how one sees that it is ready.
interface Part {

    String name();

    /// Where the part can be reached; the same after every restart.
    int port();

    /// The parts that must be ready before this one is started together with them.
    default Set<String> after() {
        return Set.of();
    }

    /// Whatever has to lie on disk before the first start. Done once, while other parts start.
    default void prepare() throws IOException, InterruptedException {}

    List<String> command();

    /// What the process is told that other people on this machine must not read, besides what it
    /// inherits from us.
    default Map<String, String> environment() {
        return Map.of();
    }

    /// Whether the process does its work by now.
    boolean isReady(Process process) throws IOException, InterruptedException;

    /// Whether another part does the work, and this one would take over.
    default boolean standsBy() {
        return false;
    }

    /// Asks the process to end in good order.
    default void askToEnd(Process process) throws IOException, InterruptedException {
        process.destroy();
    }
}
