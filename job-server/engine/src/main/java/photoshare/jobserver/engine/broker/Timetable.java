package photoshare.jobserver.engine.broker;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.function.Consumer;

/// What is due when. Things due at the same time come in the order in which they were added.
final class Timetable<T> {

    private final TreeMap<Instant, SequencedSet<T>> due = new TreeMap<>();

    void add(Instant time, T thing) {
        due.computeIfAbsent(time, _ -> new LinkedHashSet<>()).add(thing);
    }

    void remove(Instant time, T thing) {
        due.computeIfPresent(
                time, (_, things) -> things.remove(thing) && things.isEmpty() ? null : things);
    }

    /// The time of the next thing; [Instant#MAX] if there is none.
    Instant next() {
        return due.isEmpty() ? Instant.MAX : due.firstKey();
    }

    /// Takes out everything that is due by now, one after the other.
    void takeDue(Instant now, Consumer<T> consumer) {
        while (!due.isEmpty() && !due.firstKey().isAfter(now)) {
            SequencedSet<T> things = due.firstEntry().getValue();
            T thing = things.removeFirst();
            if (things.isEmpty()) {
                due.pollFirstEntry();
            }
            consumer.accept(thing);
        }
    }
}
