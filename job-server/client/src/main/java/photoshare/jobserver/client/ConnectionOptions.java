package photoshare.jobserver.client;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// How to talk to a job server; the same for clients, workers and administration. Begin with
/// [#DEFAULT] and change what differs.
///
/// @param clientId the name the server shows for this connection in its list of workers; empty for
///   none
/// @param connectTimeout how long opening a connection may take, TLS included
/// @param responseTimeout how long the server may take for an answer that is due; after that the
///   connection is given up, since a late answer could not be told from the next one
/// @param keepAlive how a dead peer is noticed while nothing is due
/// @param maxPacketSize the largest packet accepted from the server, in bytes
/// @param tls encrypts the connection and checks the server's certificate against its host name;
///   null for plain TCP
public record ConnectionOptions(
        String clientId,
        Duration connectTimeout,
        Duration responseTimeout,
        KeepAlive keepAlive,
        int maxPacketSize,
        @Nullable SSLContext tls) {

    public static final ConnectionOptions DEFAULT =
            new ConnectionOptions(
                    "",
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(10),
                    KeepAlive.DEFAULT,
                    64 << 20,
                    null);

    private static final int LONGEST_CLIENT_ID = 127;

    public ConnectionOptions {
        requirePositive("connect timeout", connectTimeout);
        requirePositive("response timeout", responseTimeout);
        if (maxPacketSize < 1) {
            throw new IllegalArgumentException(
                    "The largest packet must have at least one byte, not " + maxPacketSize);
        }
        if (clientId.length() > LONGEST_CLIENT_ID
                || !clientId.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new IllegalArgumentException(
                    "\"%s\" is no client id; up to %d ASCII characters without spaces are"
                            .formatted(clientId, LONGEST_CLIENT_ID));
        }
    }

    private static void requirePositive(String what, Duration duration) {
        if (duration.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "The %s must be at least one millisecond, not %s".formatted(what, duration));
        }
    }

    public ConnectionOptions withClientId(String clientId) {
        return new ConnectionOptions(
                clientId, connectTimeout, responseTimeout, keepAlive, maxPacketSize, tls);
    }

    public ConnectionOptions withConnectTimeout(Duration connectTimeout) {
        return new ConnectionOptions(
                clientId, connectTimeout, responseTimeout, keepAlive, maxPacketSize, tls);
    }

    public ConnectionOptions withResponseTimeout(Duration responseTimeout) {
        return new ConnectionOptions(
                clientId, connectTimeout, responseTimeout, keepAlive, maxPacketSize, tls);
    }

    public ConnectionOptions withKeepAlive(KeepAlive keepAlive) {
        return new ConnectionOptions(
                clientId, connectTimeout, responseTimeout, keepAlive, maxPacketSize, tls);
    }

    public ConnectionOptions withMaxPacketSize(int maxPacketSize) {
        return new ConnectionOptions(
                clientId, connectTimeout, responseTimeout, keepAlive, maxPacketSize, tls);
    }

    public ConnectionOptions withTls(SSLContext tls) {
        return new ConnectionOptions(
                clientId, connectTimeout, responseTimeout, keepAlive, maxPacketSize, tls);
    }
}
