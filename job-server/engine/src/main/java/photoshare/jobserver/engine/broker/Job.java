package photoshare.jobserver.engine.broker;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Priority;
import photoshare.jobserver.protocol.Response;
import photoshare.jobserver.protocol.WorkReport;

/// One job, for however many clients that submitted it. There may be millions, so it is kept small.
final class Job {

    private static final JobState GONE = new JobState.Gone();

    private final Bytes series;
    private final long number;
    private final JobFunction function;
    private final Bytes unique;
    private final Bytes reducer;
    private final Bytes data;
    private final Priority priority;
    private JobState state = GONE;
    private List<Peer> clients = List.of();
    private boolean background;
    private boolean stored;
    private int retries;
    private long numerator;
    private long denominator;

    /// The neighbours in the [JobQueue] that this job is in.
    @Nullable Job previous;

    @Nullable Job next;

    Job(Handle handle, JobFunction function, Submission submission) {
        this.series = handle.series();
        this.number = handle.number();
        this.function = function;
        this.unique = submission.unique();
        this.reducer = submission.reducer();
        this.data = submission.data();
        this.priority = submission.priority();
    }

    Bytes handle() {
        return new Handle(series, number).name();
    }

    /// What the handles of one run of a server have in common.
    Bytes series() {
        return series;
    }

    /// What tells it from the other jobs of its series.
    long number() {
        return number;
    }

    JobFunction function() {
        return function;
    }

    Bytes unique() {
        return unique;
    }

    Bytes reducer() {
        return reducer;
    }

    Bytes data() {
        return data;
    }

    /// What it occupies, in bytes.
    long footprint() {
        return (long) Capacity.JOB + data.size() + unique.size() + reducer.size();
    }

    Priority priority() {
        return priority;
    }

    JobState state() {
        return state;
    }

    /// For [Jobs] alone.
    void state(JobState state) {
        this.state = state;
    }

    boolean isRunning() {
        return state instanceof JobState.Running;
    }

    boolean isRunningOn(Peer peer) {
        return state instanceof JobState.Running(var worker, _) && worker == peer;
    }

    boolean isOver() {
        return state instanceof JobState.Gone;
    }

    /// Owed to somebody who does not wait for it: it outlives all its clients.
    boolean isBackground() {
        return background;
    }

    void background(boolean background) {
        this.background = background;
    }

    /// Whether the store has confirmed this background job.
    boolean isStored() {
        return stored;
    }

    void stored(boolean stored) {
        this.stored = stored;
    }

    /// Whether anybody would miss it.
    boolean isWanted() {
        return background || !clients.isEmpty();
    }

    /// The clients that wait for the result; one that submitted twice is there twice.
    List<Peer> clients() {
        return clients;
    }

    void attach(Peer client) {
        if (clients.isEmpty()) {
            clients = new ArrayList<>(1);
        }
        clients.add(client);
        client.awaited().add(this);
        client.countAwaited(1);
    }

    void detach(Peer client) {
        int before = clients.size();
        clients.removeIf(attached -> attached == client);
        client.awaited().remove(this);
        client.countAwaited(clients.size() - before);
    }

    void detachAll() {
        for (Peer client : clients) {
            client.awaited().remove(this);
            client.countAwaited(-1);
        }
        clients = List.of();
    }

    void tellClients(Response response) {
        for (Peer client : clients) {
            client.send(response);
        }
    }

    void fail() {
        tellClients(new WorkReport.WorkFail(handle()));
    }

    int retries() {
        return retries;
    }

    void retries(int retries) {
        this.retries = retries;
    }

    void progress(long numerator, long denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    long numerator() {
        return numerator;
    }

    long denominator() {
        return denominator;
    }
}
