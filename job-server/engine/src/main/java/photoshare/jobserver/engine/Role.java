package photoshare.jobserver.engine;

/// What a server is to its queue at the moment.
public enum Role {
    /// Another server has the queue. This one does not listen, so that clients go to the other, and
    /// takes over when that one is gone.
    STANDBY,

    /// It has the queue, listens, and answers.
    SERVING,

    /// The place where the jobs are kept cannot be reached. It listens in order to say so.
    OUT_OF_SERVICE,

    /// Not started, or closed.
    STOPPED
}
