package photoshare.jobserver.engine.net;

import java.time.Duration;

/// What peers may cost. Start from [#defaults()] and change what is to differ.
///
/// @param packetSize of the body of one packet, in bytes; more is refused when the header is read
/// @param argumentSize of everything in a packet that is not the data, in bytes
/// @param connections at the same time; further ones are closed at once
/// @param connectionsPerAddress at the same time from one address; for IPv6 from one network of 64
///   bits
/// @param unread bytes kept for a peer that does not read; when there are more it is disconnected
/// @param buffered bytes that all peers together may occupy with unfinished packets and with
///   replies that they do not read; when there are more, the peer with the most is disconnected
/// @param stalled how long a peer may pause in the middle of a packet, or in reading the last
///   replies; zero for as long as it likes
/// @param handshake how long the beginning of an encrypted connection may take
public record ConnectionLimits(
        int packetSize,
        int argumentSize,
        int connections,
        int connectionsPerAddress,
        long unread,
        long buffered,
        Duration stalled,
        Duration handshake) {

    private static final int MEBIBYTE = 1 << 20;

    public ConnectionLimits {
        if (packetSize < 1 || argumentSize < 1 || unread < 1 || buffered < 1) {
            throw new IllegalArgumentException("Limits of bytes must be positive");
        }
        if (connections < 1 || connectionsPerAddress < 1) {
            throw new IllegalArgumentException("Limits of connections must be positive");
        }
        if (stalled.isNegative() || !handshake.isPositive()) {
            throw new IllegalArgumentException(
                    "No such times are possible: stalled %s, handshake %s"
                            .formatted(stalled, handshake));
        }
    }

    /// Generous for a server of its own; `buffered` is a quarter of the heap.
    public static ConnectionLimits defaults() {
        return new ConnectionLimits(
                64 * MEBIBYTE,
                8192,
                20_000,
                15_000,
                256L * MEBIBYTE,
                Runtime.getRuntime().maxMemory() / 4,
                Duration.ofMinutes(1),
                Duration.ofSeconds(10));
    }

    public ConnectionLimits withPacketSize(int packetSize) {
        return new ConnectionLimits(
                packetSize,
                argumentSize,
                connections,
                connectionsPerAddress,
                unread,
                buffered,
                stalled,
                handshake);
    }

    public ConnectionLimits withArgumentSize(int argumentSize) {
        return new ConnectionLimits(
                packetSize,
                argumentSize,
                connections,
                connectionsPerAddress,
                unread,
                buffered,
                stalled,
                handshake);
    }

    public ConnectionLimits withConnections(int connections) {
        return new ConnectionLimits(
                packetSize,
                argumentSize,
                connections,
                connectionsPerAddress,
                unread,
                buffered,
                stalled,
                handshake);
    }

    public ConnectionLimits withConnectionsPerAddress(int connectionsPerAddress) {
        return new ConnectionLimits(
                packetSize,
                argumentSize,
                connections,
                connectionsPerAddress,
                unread,
                buffered,
                stalled,
                handshake);
    }

    public ConnectionLimits withUnread(long unread) {
        return new ConnectionLimits(
                packetSize,
                argumentSize,
                connections,
                connectionsPerAddress,
                unread,
                buffered,
                stalled,
                handshake);
    }

    public ConnectionLimits withBuffered(long buffered) {
        return new ConnectionLimits(
                packetSize,
                argumentSize,
                connections,
                connectionsPerAddress,
                unread,
                buffered,
                stalled,
                handshake);
    }

    public ConnectionLimits withStalled(Duration stalled) {
        return new ConnectionLimits(
                packetSize,
                argumentSize,
                connections,
                connectionsPerAddress,
                unread,
                buffered,
                stalled,
                handshake);
    }

    public ConnectionLimits withHandshake(Duration handshake) {
        return new ConnectionLimits(
                packetSize,
                argumentSize,
                connections,
                connectionsPerAddress,
                unread,
                buffered,
                stalled,
                handshake);
    }
}
