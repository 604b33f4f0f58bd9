package photoshare.jobserver.engine.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What has arrived from one peer and was not handed over yet. A line of text ends a batch, and the
/// next one waits until it is answered: a line may be short and its answer long, so a peer that
/// sends many lines must not make the server keep many answers.
final class Arrivals {

    /// @param size in bytes, of what was read since the last batch with a size
    record Batch(List<Inbound> messages, int size) {}

    private List<Inbound> messages = new ArrayList<>();
    private int lines;
    private int size;
    private boolean answering;

    void add(Inbound message) {
        messages.add(message);
        if (message instanceof Inbound.Line) {
            lines++;
        }
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    void count(int bytes) {
        size += bytes;
    }

    /// The next batch; empty if there is none, or the last line is not answered yet.
    Optional<Batch> take() {
        if (messages.isEmpty() || answering) {
            return Optional.empty();
        }
        return Optional.of(lines == 0 ? takeAll() : takeUpToLine());
    }

    /// The peer has got the answer to its line.
    void answered() {
        answering = false;
    }

    /// What is left of a peer that is gone and reads no answers.
    Batch takeRest() {
        messages.removeIf(message -> message instanceof Inbound.Line);
        return takeAll();
    }

    private Batch takeAll() {
        var batch = new Batch(messages, size);
        messages = new ArrayList<>();
        lines = 0;
        size = 0;
        return batch;
    }

    private Batch takeUpToLine() {
        int end = 0;
        while (!(messages.get(end) instanceof Inbound.Line)) {
            end++;
        }
        answering = true;
        if (end == messages.size() - 1) {
            return takeAll();
        }
        List<Inbound> head = messages.subList(0, end + 1);
        var batch = new Batch(List.copyOf(head), 0);
        head.clear();
        lines--;
        return batch;
    }
}
