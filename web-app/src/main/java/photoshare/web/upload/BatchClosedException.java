package photoshare.web.upload;

/// The upload was finished, by its browser or because nothing was heard of it for a while.
final class BatchClosedException extends RuntimeException {}
