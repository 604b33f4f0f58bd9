package photoshare.jobserver.engine.net;

/// What happens to a connection whose requests take too long: others come first for a while.
enum Rest {
    BEGINS,
    ENDS
}
