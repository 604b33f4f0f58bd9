package photoshare.jobserver.engine.net;

import java.time.Duration;

/// What peers may cost.
///
/// @param packetSize of the body of one packet, in bytes; more is refused when the header is read
/// @param argumentSize of everything in a packet that is not the data, in bytes
/// @param connections at the same time; further ones are closed at once
/// @param unread bytes kept for a peer that does not read; when there are more it is disconnected
/// @param stalled how long a peer may pause in the middle of a packet; zero for as long as it likes
public record ConnectionLimits(
        int packetSize, int argumentSize, int connections, long unread, Duration stalled) {

    private static final int MEBIBYTE = 1 << 20;

    public ConnectionLimits {
        if (packetSize < 1 || argumentSize < 1 || connections < 1 || unread < 1) {
            throw new IllegalArgumentException("Limits must be positive");
        }
        if (stalled.isNegative()) {
            throw new IllegalArgumentException("A duration must not be negative: " + stalled);
        }
    }

    public static ConnectionLimits defaults() {
        return new ConnectionLimits(
                64 * MEBIBYTE, 8192, 20_000, 256L * MEBIBYTE, Duration.ofMinutes(1));
    }
}
