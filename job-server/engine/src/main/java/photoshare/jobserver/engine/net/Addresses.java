package photoshare.jobserver.engine.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import photoshare.jobserver.protocol.Bytes;

/// How many connections come from where. Whoever has one address of IPv6 has 2^64 of them, so these
/// count together.
final class Addresses {

    private static final int NETWORK = 8;

    private final Map<Bytes, Integer> connections = new ConcurrentHashMap<>();
    private final int most;

    Addresses(int most) {
        this.most = most;
    }

    /// @return whether one more may come from there; if so, it is counted
    boolean enter(SocketAddress address) {
        int now = connections.merge(origin(address), 1, Integer::sum);
        if (now > most) {
            leave(address);
        }
        return now <= most;
    }

    void leave(SocketAddress address) {
        connections.computeIfPresent(origin(address), (_, count) -> count > 1 ? count - 1 : null);
    }

    private static Bytes origin(SocketAddress socket) {
        if (!(socket instanceof InetSocketAddress internet)) {
            return Bytes.EMPTY;
        }
        InetAddress address = internet.getAddress();
        byte[] bytes = address.getAddress();
        return Bytes.wrap(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK) : bytes);
    }
}
