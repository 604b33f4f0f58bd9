package photoshare.jobserver.client;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.time.Duration;
import jdk.net.ExtendedSocketOptions;

/// When the operating system asks a silent peer whether it is still there. A worker that waits for
/// work hears nothing for hours, so this is how it learns that the server's machine is gone.
///
/// @param idle silence before the first probe; whole seconds
/// @param interval time between probes; whole seconds
/// @param probes unanswered probes after which the connection counts as lost
public record KeepAlive(Duration idle, Duration interval, int probes) {

    public static final KeepAlive DEFAULT =
            new KeepAlive(Duration.ofSeconds(30), Duration.ofSeconds(10), 3);

    public KeepAlive {
        if (idle.toSeconds() < 1 || interval.toSeconds() < 1 || probes < 1) {
            throw new IllegalArgumentException(
                    "Keep-alive needs at least one second and one probe; got %s, %s, %d"
                            .formatted(idle, interval, probes));
        }
    }

    void applyTo(Socket socket) throws IOException {
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        set(socket, ExtendedSocketOptions.TCP_KEEPIDLE, Math.toIntExact(idle.toSeconds()));
        set(socket, ExtendedSocketOptions.TCP_KEEPINTERVAL, Math.toIntExact(interval.toSeconds()));
        set(socket, ExtendedSocketOptions.TCP_KEEPCOUNT, probes);
    }

    private static void set(Socket socket, SocketOption<Integer> option, int value)
            throws IOException {
        if (socket.supportedOptions().contains(option)) {
            socket.setOption(option, value);
        }
    }
}
