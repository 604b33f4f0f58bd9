package photoshare.jobserver.engine.net;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import photoshare.jobserver.engine.broker.Reply;

/// Collects the connections that have something to write after one batch of requests, so that every
/// event loop is woken once and not once per connection. Belongs to the broker's thread.
final class ReplyBatch {

    private record Parcel(Connection connection, List<Reply> replies) {}

    private final Map<EventLoop, List<Connection>> connections = new IdentityHashMap<>();

    void add(Connection connection, EventLoop loop) {
        connections.computeIfAbsent(loop, _ -> new ArrayList<>()).add(connection);
    }

    /// @param allowed asked right before the replies are written; if not, their connections are
    ///   closed instead, so that nobody waits for them
    void send(BooleanSupplier allowed) {
        connections.forEach((loop, some) -> send(loop, some, allowed));
        connections.clear();
    }

    private static void send(
            EventLoop loop, List<Connection> connections, BooleanSupplier allowed) {
        List<Parcel> parcels =
                connections.stream()
                        .map(connection -> new Parcel(connection, connection.takeReplies()))
                        .toList();
        loop.execute(() -> write(parcels, allowed));
    }

    private static void write(List<Parcel> parcels, BooleanSupplier allowed) {
        if (allowed.getAsBoolean()) {
            parcels.forEach(each -> each.connection().write(each.replies()));
        } else {
            parcels.forEach(each -> each.connection().drop());
        }
    }
}
