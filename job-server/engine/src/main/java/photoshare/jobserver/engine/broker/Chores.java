package photoshare.jobserver.engine.broker;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.function.Consumer;

/// Work on very many things, which would hold up everybody if it were done at one go. So a part of
/// it is done in each turn of the broker. What is to be done with a thing has to look first whether
/// it still is as it was.
final class Chores {

    /// Takes about a millisecond.
    static final int PART = 1000;

    private record Chore<T>(Iterator<T> things, Consumer<? super T> act) {

        /// @return whether there is more to do
        boolean doPart() {
            for (int i = 0; i < PART && things.hasNext(); i++) {
                act.accept(things.next());
            }
            return things.hasNext();
        }
    }

    private final Queue<Chore<?>> unfinished = new ArrayDeque<>();

    /// Does the first part at once.
    ///
    /// @param things stays usable while other things happen
    <T> void add(Iterator<T> things, Consumer<? super T> act) {
        var chore = new Chore<>(things, act);
        if (chore.doPart()) {
            unfinished.add(chore);
        }
    }

    void doPart() {
        if (!unfinished.isEmpty() && !unfinished.element().doPart()) {
            unfinished.remove();
        }
    }

    boolean areDone() {
        return unfinished.isEmpty();
    }
}
