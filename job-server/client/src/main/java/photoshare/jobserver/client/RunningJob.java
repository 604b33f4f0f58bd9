package photoshare.jobserver.client;

/// A job in a worker's hands. Safe for use by any thread while the function runs. Nothing here
/// throws when the server is gone: the work itself may be worth finishing; see [#lost].
public interface RunningJob {

    /// What the server calls it, such as `H:host:17`.
    String handle();

    /// Which of the worker's functions is wanted.
    String function();

    /// The name its submitter gave it; empty for none.
    String unique();

    /// What the submitter sent; a copy.
    byte[] payload();

    /// Tells how much is done, in any unit; waiting clients hear it and anybody may ask for it.
    void progress(long done, long of);

    /// Sends a part of the result to waiting clients.
    void data(byte[] data);

    /// Sends a warning to waiting clients.
    void warning(byte[] data);

    /// What the clients get when the function returns; the last call counts.
    void result(byte[] data);

    /// Whether the server was lost, so that another worker may already have this job.
    boolean lost();
}
