package photoshare.jobserver.engine.broker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Priority;

/// What the broker must do, as simple as can be: one list of jobs, searched from end to end.
final class NaiveBroker {

    /// A job; `worker` is null while it waits.
    static final class NaiveJob {
        final Bytes handle;
        final String function;
        final String unique;
        final String data;
        final Priority priority;
        final List<Object> clients = new ArrayList<>();
        boolean background;
        boolean joinable = true;
        @Nullable Object worker;
        int retries;
        long place;
        long given;

        NaiveJob(Bytes handle, String function, String unique, String data, Priority priority) {
            this.handle = handle;
            this.function = function;
            this.unique = unique;
            this.data = data;
            this.priority = priority;
        }

        boolean isWanted() {
            return background || !clients.isEmpty();
        }
    }

    final List<NaiveJob> jobs = new ArrayList<>();
    private final Map<Object, List<String>> abilities = new HashMap<>();
    private long places;

    Optional<NaiveJob> find(String function, String unique, String data) {
        Predicate<NaiveJob> sameKey = unique.equals("-") ? job -> job.data.equals(data) : _ -> true;
        boolean keyless = unique.isEmpty() || (unique.equals("-") && data.isEmpty());
        return jobs.stream()
                .filter(job -> !keyless && job.joinable)
                .filter(job -> job.function.equals(function) && job.unique.equals(unique))
                .filter(sameKey)
                .findFirst();
    }

    NaiveJob add(NaiveJob job) {
        job.place = places++;
        jobs.add(job);
        return job;
    }

    void learn(Object worker, String function) {
        List<String> known = abilities.computeIfAbsent(worker, _ -> new ArrayList<>());
        if (!known.contains(function)) {
            known.add(function);
        }
    }

    void unlearn(Object worker, String function) {
        functions(worker).remove(function);
        lose(job -> job.worker == worker && job.function.equals(function));
    }

    void leave(Object peer) {
        jobs.forEach(job -> job.clients.removeIf(client -> client == peer));
        jobs.removeIf(job -> !job.isWanted() && job.worker == null);
        List.copyOf(functions(peer)).forEach(function -> unlearn(peer, function));
        abilities.remove(peer);
    }

    List<String> functions(Object worker) {
        return abilities.getOrDefault(worker, new ArrayList<>());
    }

    /// The job that the worker gets now.
    Optional<NaiveJob> next(Object worker) {
        List<String> functions = functions(worker);
        return jobs.stream()
                .filter(job -> job.worker == null && functions.contains(job.function))
                .min(
                        Comparator.<NaiveJob, Priority>comparing(job -> job.priority)
                                .thenComparing(job -> functions.indexOf(job.function))
                                .thenComparing(job -> job.place));
    }

    void give(NaiveJob job, Object worker) {
        job.worker = worker;
        job.given = places++;
        List<String> functions = functions(worker);
        functions.remove(job.function);
        functions.add(job.function);
    }

    void cancel(NaiveJob job) {
        job.clients.clear();
        job.background = false;
        job.joinable = false;
        jobs.removeIf(each -> each == job && job.worker == null);
    }

    void end(NaiveJob job) {
        jobs.remove(job);
    }

    private void lose(Predicate<NaiveJob> lost) {
        jobs.stream()
                .filter(lost)
                .sorted(Comparator.comparing(job -> job.given))
                .forEach(job -> {
                    job.worker = null;
                    job.retries++;
                    job.place = places++;
                });
        jobs.removeIf(job -> !job.isWanted() && job.worker == null);
    }
}
