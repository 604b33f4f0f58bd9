package photoshare.jobserver.protocol;

/// The codes of ERROR packets. Those that other servers know as well are spelled as every Gearman
/// client knows them.
public enum ErrorCode {
    ARGUMENT_TOO_LARGE,
    INVALID_COMMAND,
    INVALID_MAGIC,
    INVALID_PACKET,
    JOB_NOT_FOUND,
    NOT_PERMITTED,

    /// Nothing was done, because another server has the queue or none can have it at present. The
    /// connection is closed; the next server may do it.
    NOT_SERVING,

    /// The server lost its queue while it stored the job, which may be stored or not. The
    /// connection is closed.
    OUTCOME_UNKNOWN,
    QUEUE_ERROR,
    UNKNOWN_OPTION
}
