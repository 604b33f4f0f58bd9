package photoshare.db;

/// PENDING -> SENDING -> SENT | FAILED | UNCERTAIN | CANCELLED; and back to PENDING to try again.
public enum MailState {
    PENDING,
    /// A worker has it under a lease.
    SENDING,
    /// The mail server has taken it.
    SENT,
    /// The mail server will never take it.
    FAILED,
    /// Nobody knows whether the mail server took it.
    UNCERTAIN,
    /// The friend was not to be told any more.
    CANCELLED;

    boolean isFinal() {
        return switch (this) {
            case SENT, FAILED, CANCELLED -> true;
            case PENDING, SENDING, UNCERTAIN -> false;
        };
    }
}
