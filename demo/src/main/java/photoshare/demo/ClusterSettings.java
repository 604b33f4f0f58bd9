package photoshare.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a cluster shall look like. Begin with [Cluster#in] and change what shall be different.
///
/// @param project the checkout, where the processes were built
/// @param port of the web pages; 0 takes a free one
/// @param inboxPort of the page with all mail; 0 takes a free one
/// @param data what is kept between runs; null for a temporary folder
/// @param out gets a line for whatever happens
public record ClusterSettings(
        Path project,
        int port,
        int inboxPort,
        @Nullable Path data,
        int web,
        int resize,
        int email,
        Consumer<String> out) {

    private static final int MOST = 20;

    public ClusterSettings {
        requireAtMost(65_535, port, "port");
        requireAtMost(65_535, inboxPort, "inbox port");
        requireAtMost(MOST, web, "number of web nodes");
        requireAtMost(MOST, resize, "number of resize workers");
        requireAtMost(MOST, email, "number of e-mail workers");
        if (web == 0) {
            throw new DemoException("Without a web node there is nothing to see: --web 1 or more.");
        }
    }

    private static void requireAtMost(int most, int value, String what) {
        if (value < 0 || value > most) {
            throw new DemoException(
                    "The %s is %d, which is not between 0 and %d.".formatted(what, value, most));
        }
    }

    public ClusterSettings port(int port) {
        return new ClusterSettings(project, port, inboxPort, data, web, resize, email, out);
    }

    public ClusterSettings inboxPort(int inboxPort) {
        return new ClusterSettings(project, port, inboxPort, data, web, resize, email, out);
    }

    public ClusterSettings data(@Nullable Path data) {
        return new ClusterSettings(project, port, inboxPort, data, web, resize, email, out);
    }

    public ClusterSettings web(int web) {
        return new ClusterSettings(project, port, inboxPort, data, web, resize, email, out);
    }

    public ClusterSettings resize(int resize) {
        return new ClusterSettings(project, port, inboxPort, data, web, resize, email, out);
    }

    public ClusterSettings email(int email) {
        return new ClusterSettings(project, port, inboxPort, data, web, resize, email, out);
    }

    public ClusterSettings out(Consumer<String> out) {
        return new ClusterSettings(project, port, inboxPort, data, web, resize, email, out);
    }

    /// Starts all parts and returns when all are ready.
    ///
    /// @throws DemoException if they cannot be started; nothing is left running then
    public Cluster start() throws IOException {
        var cluster = Cluster.of(this);
        try {
            cluster.startAll();
            return cluster;
        } catch (DemoException e) {
            cluster.close();
            throw e;
        }
    }
}
