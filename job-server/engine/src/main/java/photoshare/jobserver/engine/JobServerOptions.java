package photoshare.jobserver.engine;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import photoshare.jobserver.engine.broker.Handles;
import photoshare.jobserver.engine.net.ConnectionLimits;

/// How a [JobServer] is to behave. Start from [#defaults()] and change what is to differ.
///
/// @param address where to listen; port 0 for any free one
/// @param queue the name of what this server serves; servers of the same queue must not serve at
///   the same time
/// @param handlePrefix what every job handle begins with, at most 30 characters
/// @param attempts how many workers may lose a job before it fails; zero for any number
public record JobServerOptions(
        InetSocketAddress address,
        String queue,
        String handlePrefix,
        int attempts,
        ConnectionLimits limits) {

    public static final int DEFAULT_PORT = 4730;

    public JobServerOptions {
        if (attempts < 0) {
            throw new IllegalArgumentException("attempts must be zero or more, not " + attempts);
        }
        if (queue.isBlank()) {
            throw new IllegalArgumentException("The queue needs a name");
        }
    }

    /// Loopback only, port 4730, any number of attempts.
    public static JobServerOptions defaults() {
        return new JobServerOptions(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), DEFAULT_PORT),
                "default",
                "H:" + hostName(),
                0,
                ConnectionLimits.defaults());
    }

    public JobServerOptions withAddress(InetSocketAddress address) {
        return new JobServerOptions(address, queue, handlePrefix, attempts, limits);
    }

    public JobServerOptions withQueue(String queue) {
        return new JobServerOptions(address, queue, handlePrefix, attempts, limits);
    }

    public JobServerOptions withHandlePrefix(String handlePrefix) {
        return new JobServerOptions(address, queue, handlePrefix, attempts, limits);
    }

    public JobServerOptions withAttempts(int attempts) {
        return new JobServerOptions(address, queue, handlePrefix, attempts, limits);
    }

    public JobServerOptions withLimits(ConnectionLimits limits) {
        return new JobServerOptions(address, queue, handlePrefix, attempts, limits);
    }

    private static String hostName() {
        String name = InetAddress.getLoopbackAddress().getHostName();
        try {
            name = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            // a host without a name of its own is only known to itself
        }
        String printable = name.replaceAll("[^!-~]", "-");
        return printable.substring(0, Math.min(printable.length(), Handles.LONGEST_PREFIX - 2));
    }
}
