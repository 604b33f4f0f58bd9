package photoshare.web.share;

/// The link wants a password that this browser has not given yet.
final class LinkLocked extends RuntimeException {}
