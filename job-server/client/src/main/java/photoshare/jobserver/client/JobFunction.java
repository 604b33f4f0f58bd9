package photoshare.jobserver.client;

/// The code that does the jobs of one function. Called by as many threads at once as the worker has
/// slots for the function.
@FunctionalInterface
public interface JobFunction {

    /// Returning completes the job; throwing fails it, and the server never tries it again. Is
    /// interrupted when the worker closes and the time for finishing is over; the job then goes to
    /// another worker.
    ///
    /// @throws RejectedJobException for a job that is itself the mistake: logged as one sentence
    void run(RunningJob job) throws Exception;
}
