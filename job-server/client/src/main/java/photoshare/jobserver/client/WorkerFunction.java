package photoshare.jobserver.client;

import java.time.Duration;

/// A function as a worker offers it. Begin with [#of] and change what differs.
///
/// @param name under which clients submit jobs
/// @param code what does them
/// @param concurrency how many jobs of this function run at once, in slots of its own; 0 to share
///   the worker's slots with the other functions that have none
/// @param timeout how long a job may run before the server gives it to another worker; zero for no
///   limit. Servers count less than a second as a second. The code is not interrupted, and what it
///   says later is dropped: where a job may always take longer, it is begun again without end
///   unless the server limits the attempts
/// @param threads what the code runs on
public record WorkerFunction(
        String name, JobFunction code, int concurrency, Duration timeout, Threads threads) {

    /// What the code of a function runs on.
    public enum Threads {
        /// For code that waits: for databases, networks, disks.
        VIRTUAL,
        /// For code that computes, which would keep virtual threads from running.
        PLATFORM
    }

    public WorkerFunction {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "A function needs a name without NUL characters, not \"%s\"".formatted(name));
        }
        if (concurrency < 0) {
            throw new IllegalArgumentException(
                    "%s cannot run %d jobs at once".formatted(name, concurrency));
        }
        if (timeout.isNegative()) {
            throw new IllegalArgumentException(
                    "%s cannot have a timeout of %s".formatted(name, timeout));
        }
    }

    /// Shares the worker's slots, has no timeout, and runs on virtual threads.
    public static WorkerFunction of(String name, JobFunction code) {
        return new WorkerFunction(name, code, 0, Duration.ZERO, Threads.VIRTUAL);
    }

    public WorkerFunction withConcurrency(int concurrency) {
        return new WorkerFunction(name, code, concurrency, timeout, threads);
    }

    public WorkerFunction withTimeout(Duration timeout) {
        return new WorkerFunction(name, code, concurrency, timeout, threads);
    }

    public WorkerFunction withThreads(Threads threads) {
        return new WorkerFunction(name, code, concurrency, timeout, threads);
    }
}
