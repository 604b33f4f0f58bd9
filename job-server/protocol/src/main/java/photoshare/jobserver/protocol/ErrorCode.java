package photoshare.jobserver.protocol;

/// The codes of ERROR packets. Those that other servers know as well are spelled as every Gearman
/// client knows them.
public enum ErrorCode {
    /// A packet, a name or an id is longer than the server accepts.
    ARGUMENT_TOO_LARGE,
    /// No such packet, or not one that a client or worker may send.
    INVALID_COMMAND,
    /// The packet of a server was sent to a server.
    INVALID_MAGIC,
    /// Arguments are missing. The connection is closed.
    INVALID_PACKET,
    /// The worker does not have that job, or no longer.
    JOB_NOT_FOUND,
    /// Permissions do not allow it to this peer.
    NOT_PERMITTED,

    /// Nothing was done, because another server has the queue or none can have it at present. The
    /// connection is closed; the next server may do it.
    NOT_SERVING,

    /// The server lost its queue while it stored the job, which may be stored or not. The
    /// connection is closed.
    OUTCOME_UNKNOWN,
    /// The job was not taken: the queue is full, or the job could not be stored.
    QUEUE_ERROR,
    /// No such option.
    UNKNOWN_OPTION
}
