package photoshare.jobserver.protocol;

/// The order in which waiting jobs of one function are handed out; equal priorities go first in,
/// first out.
public enum Priority {
    /// Before all others.
    HIGH,
    /// Of scheduled and reduce jobs always.
    NORMAL,
    /// When nothing else waits.
    LOW
}
