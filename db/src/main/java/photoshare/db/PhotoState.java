package photoshare.db;

/// UPLOADED -> READY | FAILED. Who works on the photo and since when are columns, not states.
public enum PhotoState {
    UPLOADED,
    READY,
    FAILED
}
