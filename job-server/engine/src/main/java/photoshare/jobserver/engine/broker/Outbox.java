package photoshare.jobserver.engine.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Holds the replies of one batch of requests back until the store has kept what they promise.
final class Outbox {

    private record Entry(Peer peer, Reply reply) {}

    private final List<Entry> entries = new ArrayList<>();

    void add(Peer peer, Reply reply) {
        entries.add(new Entry(peer, reply));
    }

    /// The place that the next reply will have.
    int next() {
        return entries.size();
    }

    void replace(int index, Reply reply) {
        entries.set(index, new Entry(entries.get(index).peer(), reply));
    }

    void replaceAll(UnaryOperator<Reply> change) {
        entries.replaceAll(entry -> new Entry(entry.peer(), change.apply(entry.reply())));
    }

    /// Changes every reply, or drops it.
    void rewrite(Function<Reply, Optional<Reply>> change) {
        List<Entry> before = List.copyOf(entries);
        entries.clear();
        for (Entry entry : before) {
            change.apply(entry.reply()).ifPresent(reply -> add(entry.peer(), reply));
        }
    }

    void deliver() {
        for (Entry entry : entries) {
            entry.peer().deliver(entry.reply());
        }
        entries.clear();
    }
}
