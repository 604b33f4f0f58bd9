package photoshare.jobserver.engine.store;

import java.time.Instant;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Priority;

/// A background job as it is kept: all that is needed to run it after a restart.
///
/// @param unique empty if the job has none; several such jobs of one function are several jobs
/// @param reducer empty if the job has none
/// @param notBefore when it may run; any past time means now
/// @param retries how many workers have lost it
public record StoredJob(
        Bytes handle,
        Bytes function,
        Bytes unique,
        Bytes reducer,
        Bytes data,
        Priority priority,
        Instant notBefore,
        int retries) {

    /// The same job, lost that many times.
    public StoredJob withRetries(int retries) {
        return new StoredJob(handle, function, unique, reducer, data, priority, notBefore, retries);
    }
}
