package photoshare.jobserver.engine.broker;

import java.time.Instant;

/// That a worker was told of work.
///
/// @param deadline when it is no longer expected to come
record Wakeup(Peer peer, JobFunction function, Instant deadline) {}
