package photoshare.jobserver.engine.admin;

import java.util.List;
import java.util.function.BiConsumer;
import photoshare.jobserver.engine.broker.Operations.FunctionView;
import photoshare.jobserver.engine.broker.Operations.JobView;
import photoshare.jobserver.engine.broker.Operations.PeerView;
import photoshare.jobserver.engine.broker.Reply;

/// The answers that are lists: one line for each thing, and a line with a dot.
final class Listings {

    private Listings() {}

    static Reply status(List<FunctionView> functions) {
        return list(
                functions,
                (function, out) ->
                        out.name(function.name())
                                .tab(function.total())
                                .tab(function.running())
                                .tab(function.workers()));
    }

    static Reply priorities(List<FunctionView> functions) {
        return list(
                functions,
                (function, out) ->
                        out.name(function.name())
                                .tab(function.waiting().high())
                                .tab(function.waiting().normal())
                                .tab(function.waiting().low())
                                .tab(function.workers()));
    }

    static Reply workers(List<PeerView> peers) {
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

    static Reply jobs(List<JobView> jobs) {
        return list(
                jobs,
                (job, out) ->
                        out.name(job.handle())
                                .tab(job.retries())
                                .tab(job.abandoned() ? 1 : 0)
                                .tab(job.background() ? 1 : 0));
    }

    static Reply uniqueIds(List<JobView> jobs) {
        return list(jobs, (job, out) -> out.name(job.unique()));
    }

    private static <T> Reply list(List<T> things, BiConsumer<T, Lines> line) {
        return new Reply.Text(() -> {
            var out = new Lines();
            for (T thing : things) {
                line.accept(thing, out);
                out.text("\n");
            }
            return out.text(".\n").bytes();
        });
    }
}
