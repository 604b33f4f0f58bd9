package photoshare.jobserver.protocol;

/// The codes of ERROR packets, spelled as every Gearman client knows them.
public enum ErrorCode {
    ARGUMENT_TOO_LARGE,
    INVALID_COMMAND,
    INVALID_MAGIC,
    INVALID_PACKET,
    JOB_NOT_FOUND,
    NOT_PERMITTED,
    QUEUE_ERROR,
    UNKNOWN_OPTION
}
