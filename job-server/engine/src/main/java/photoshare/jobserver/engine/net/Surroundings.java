package photoshare.jobserver.engine.net;

/// What all connections have in common.
record Surroundings(ConnectionLimits limits, Buffers buffers, Inbox inbox, ReplyBatch batch) {

    Surroundings(ConnectionLimits limits, Inbox inbox, ReplyBatch batch) {
        this(limits, new Buffers(limits.buffered()), inbox, batch);
    }
}
