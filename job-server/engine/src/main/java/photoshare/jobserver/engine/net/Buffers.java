package photoshare.jobserver.engine.net;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;

/// What all connections together hold in memory: packets that are not whole, and replies that are
/// not read. When it is too much the connection that holds the most is closed, so that peers with
/// small packets never pay for others. Belongs to the network's thread.
final class Buffers {

    private final long most;
    private final Set<Share> shares = new HashSet<>();
    private long held;

    /// @param most bytes that may be held
    Buffers(long most) {
        this.most = most;
    }

    void enter(Share share) {
        shares.add(share);
    }

    /// Of a connection that is gone.
    void leave(Share share) {
        shares.remove(share);
    }

    /// A connection holds that many bytes more.
    void hold(long more) {
        held += more;
        if (more > 0 && held > most) {
            shares.stream().max(Comparator.comparingLong(Share::held)).ifPresent(Share::evict);
        }
    }
}
