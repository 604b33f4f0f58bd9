package photoshare.jobserver.engine.net;

/// What all connections have in common.
record Surroundings(ConnectionLimits limits, Buffers buffers, Inbox inbox, Outgoing outgoing) {

    Surroundings(ConnectionLimits limits, Inbox inbox) {
        this(limits, new Buffers(limits.buffered()), inbox, new Outgoing());
    }
}
