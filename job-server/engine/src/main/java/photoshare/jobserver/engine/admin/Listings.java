package photoshare.jobserver.engine.admin;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import photoshare.jobserver.engine.broker.Operations.FunctionView;
import photoshare.jobserver.engine.broker.Operations.JobView;
import photoshare.jobserver.engine.broker.Operations.PeerView;
import photoshare.jobserver.engine.broker.Reply;
import photoshare.jobserver.protocol.Bytes;

/// The answers that are lists: one line for each thing, and a line with a dot.
final class Listings {

    /// Lines; they take less than a millisecond.
    private static final int PART = 500;

    private Listings() {}

    static Reply status(Stream<FunctionView> functions) {
        return list(
                functions,
                (function, out) ->
                        out.name(function.name())
                                .tab(function.total())
                                .tab(function.running())
                                .tab(function.workers()));
    }

    static Reply priorities(Stream<FunctionView> functions) {
        return list(
                functions,
                (function, out) ->
                        out.name(function.name())
                                .tab(function.waiting().high())
                                .tab(function.waiting().normal())
                                .tab(function.waiting().low())
                                .tab(function.workers()));
    }

    static Reply workers(Stream<PeerView> peers) {
        return list(
                peers,
                (peer, out) -> {
                    out.text(peer.number() + " " + peer.address() + " ");
                    if (peer.id().isEmpty()) {
                        out.text("-");
                    } else {
                        out.word(peer.id());
                    }
                    out.text(" :");
                    peer.functions().forEach(function -> out.text(" ").name(function));
                });
    }

    static Reply jobs(Stream<JobView> jobs) {
        return list(
                jobs,
                (job, out) ->
                        out.name(job.handle())
                                .tab(job.retries())
                                .tab(job.abandoned() ? 1 : 0)
                                .tab(job.background() ? 1 : 0));
    }

    static Reply uniqueIds(Stream<JobView> jobs) {
        return list(jobs, (job, out) -> out.name(job.unique()));
    }

    private static <T> Reply list(Stream<T> things, BiConsumer<T, Lines> line) {
        return new Reply.Listing(new Parts<>(things.iterator(), line));
    }

    private static final class Parts<T> implements Iterator<Bytes> {

        private final Iterator<T> things;
        private final BiConsumer<T, Lines> line;
        private boolean ended;

        Parts(Iterator<T> things, BiConsumer<T, Lines> line) {
            this.things = things;
            this.line = line;
        }

        @Override
        public boolean hasNext() {
            return !ended;
        }

        @Override
        public Bytes next() {
            if (ended) {
                throw new NoSuchElementException();
            }
            var out = new Lines();
            for (int i = 0; i < PART && things.hasNext(); i++) {
                line.accept(things.next(), out);
                out.text("\n");
            }
            if (!things.hasNext()) {
                out.text(".\n");
                ended = true;
            }
            return out.bytes();
        }
    }
}
