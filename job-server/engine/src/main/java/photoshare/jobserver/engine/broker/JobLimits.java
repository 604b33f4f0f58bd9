package photoshare.jobserver.engine.broker;

/// What jobs may cost. Start from [#defaults()] and change what is to differ.
///
/// @param perFunction how many jobs a function may have, running ones included, unless the text
///   command `maxqueue` says otherwise; zero for no limit
/// @param awaited how many submissions one connection may wait for
/// @param abilities how many functions one connection may be able to do
/// @param bytes what all jobs and functions together may occupy; then only submissions are accepted
///   that join a job
public record JobLimits(int perFunction, int awaited, int abilities, long bytes) {

    /// Everything that could be said on the wire.
    public static final JobLimits NONE =
            new JobLimits(0, Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);

    public JobLimits {
        if (perFunction < 0 || awaited < 1 || abilities < 1 || bytes < 1) {
            throw new IllegalArgumentException(
                    "Limits must be positive, or zero for jobs per function");
        }
    }

    /// `bytes` is half of the heap.
    public static JobLimits defaults() {
        return new JobLimits(0, 100_000, 10_000, Runtime.getRuntime().maxMemory() / 2);
    }

    public JobLimits withPerFunction(int perFunction) {
        return new JobLimits(perFunction, awaited, abilities, bytes);
    }

    public JobLimits withAwaited(int awaited) {
        return new JobLimits(perFunction, awaited, abilities, bytes);
    }

    public JobLimits withAbilities(int abilities) {
        return new JobLimits(perFunction, awaited, abilities, bytes);
    }

    public JobLimits withBytes(long bytes) {
        return new JobLimits(perFunction, awaited, abilities, bytes);
    }
}
