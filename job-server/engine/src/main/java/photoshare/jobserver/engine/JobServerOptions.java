package photoshare.jobserver.engine;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import photoshare.jobserver.engine.broker.Handles;
import photoshare.jobserver.engine.broker.JobLimits;
import photoshare.jobserver.engine.net.ConnectionLimits;
import photoshare.jobserver.engine.security.Permissions;
import photoshare.jobserver.engine.security.Transport;

/// How a [JobServer] is to behave. Start from [#defaults()] and change what is to differ.
///
/// @param address where to listen; port 0 for any free one
/// @param queue the name of what this server serves; servers of the same queue must not serve at
///   the same time
/// @param handlePrefix what every job handle begins with, at most 30 characters
/// @param attempts how many workers may lose a job before it fails; zero for any number
/// @param limits what connections may cost
/// @param jobLimits what jobs may cost
/// @param transport whether connections are encrypted, and who has to show a certificate
/// @param permissions who may do what
public record JobServerOptions(
        InetSocketAddress address,
        String queue,
        String handlePrefix,
        int attempts,
        ConnectionLimits limits,
        JobLimits jobLimits,
        Transport transport,
        Permissions permissions) {

    public static final int DEFAULT_PORT = 4730;

    public JobServerOptions {
        if (attempts < 0) {
            throw new IllegalArgumentException("attempts must be zero or more, not " + attempts);
        }
        if (queue.isBlank()) {
            throw new IllegalArgumentException("The queue needs a name");
        }
    }

    /// Loopback only, port 4730, any number of attempts; not encrypted, everybody may do
    /// everything.
    public static JobServerOptions defaults() {
        return new JobServerOptions(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), DEFAULT_PORT),
                "default",
                "H:" + hostName(),
                0,
                ConnectionLimits.defaults(),
                JobLimits.defaults(),
                new Transport.Plain(),
                Permissions.UNRESTRICTED);
    }

    public JobServerOptions withAddress(InetSocketAddress address) {
        return new JobServerOptions(
                address, queue, handlePrefix, attempts, limits, jobLimits, transport, permissions);
    }

    public JobServerOptions withQueue(String queue) {
        return new JobServerOptions(
                address, queue, handlePrefix, attempts, limits, jobLimits, transport, permissions);
    }

    public JobServerOptions withHandlePrefix(String handlePrefix) {
        return new JobServerOptions(
                address, queue, handlePrefix, attempts, limits, jobLimits, transport, permissions);
    }

    public JobServerOptions withAttempts(int attempts) {
        return new JobServerOptions(
                address, queue, handlePrefix, attempts, limits, jobLimits, transport, permissions);
    }

    public JobServerOptions withLimits(ConnectionLimits limits) {
        return new JobServerOptions(
                address, queue, handlePrefix, attempts, limits, jobLimits, transport, permissions);
    }

    public JobServerOptions withJobLimits(JobLimits jobLimits) {
        return new JobServerOptions(
                address, queue, handlePrefix, attempts, limits, jobLimits, transport, permissions);
    }

    public JobServerOptions withTransport(Transport transport) {
        return new JobServerOptions(
                address, queue, handlePrefix, attempts, limits, jobLimits, transport, permissions);
    }

    public JobServerOptions withPermissions(Permissions permissions) {
        return new JobServerOptions(
                address, queue, handlePrefix, attempts, limits, jobLimits, transport, permissions);
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
