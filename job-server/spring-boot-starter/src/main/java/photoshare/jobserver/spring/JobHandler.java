package photoshare.jobserver.spring;

import photoshare.jobserver.client.RunningJob;

/// The code that does the jobs of one function. Called by as many threads at once as the function
/// has slots.
///
/// @param <T> what the payload describes
@FunctionalInterface
public interface JobHandler<T> {

    /// Returning completes the job; throwing fails it, and the server never tries it again. Is
    /// interrupted when the application stops and the time for finishing is over; the job then goes
    /// to another worker.
    ///
    /// @throws photoshare.jobserver.client.RejectedJobException for a job that is itself the
    ///   mistake: logged as one sentence
    void handle(T payload, RunningJob job) throws Exception;
}
