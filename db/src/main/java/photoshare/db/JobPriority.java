package photoshare.db;

/// The three priorities of the job server, by name.
public enum JobPriority {
    HIGH,
    NORMAL,
    LOW
}
