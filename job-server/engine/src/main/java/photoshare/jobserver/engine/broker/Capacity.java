package photoshare.jobserver.engine.broker;

/// Counts, roughly, what jobs, functions and promises to peers occupy, so that a flood of them ends
/// with refusals and not with the end of the process.
final class Capacity {

    /// Bytes beside names and data.
    static final int JOB = 400;

    static final int FUNCTION = 1000;
    static final int ABILITY = 200;
    static final int AWAITED_RESULT = 100;

    private final JobLimits limits;
    private long used;

    Capacity(JobLimits limits) {
        this.limits = limits;
    }

    void use(long more) {
        used += more;
    }

    boolean hasRoomForJob(int data) {
        return used + JOB + data <= limits.bytes();
    }

    /// Whether one more name may be remembered: also when there are so many jobs that no more come
    /// in, because somebody has to do them.
    boolean hasRoomForName() {
        return used - limits.bytes() <= limits.bytes() / 4;
    }

    boolean mayAwaitMore(Peer client) {
        return client.awaitedResults() < limits.awaited() && hasRoomForName();
    }

    boolean mayLearnMore(Peer worker) {
        return worker.abilities().size() < limits.abilities() && hasRoomForName();
    }
}
