package photoshare.jobserver.engine.broker;

import java.time.Instant;

/// Where a job is. Only [Jobs] changes it, together with the collections that the states stand for.
sealed interface JobState {

    /// Its time has not come.
    record Delayed(Instant until) implements JobState {}

    /// It waits in the queue of its function and priority.
    record Queued(Instant since) implements JobState {}

    /// @param deadline when it is taken away from the worker; [Instant#MAX] for never
    record Running(Peer worker, Instant deadline) implements JobState {}

    /// Not accepted yet, or over.
    record Gone() implements JobState {}
}
