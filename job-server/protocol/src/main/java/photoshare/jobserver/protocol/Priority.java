package photoshare.jobserver.protocol;

/// The order in which waiting jobs of one function are handed out; equal priorities go first in,
/// first out.
public enum Priority {
    HIGH,
    NORMAL,
    LOW
}
