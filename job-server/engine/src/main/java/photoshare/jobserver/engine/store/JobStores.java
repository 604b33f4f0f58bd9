package photoshare.jobserver.engine.store;

/// Where the background jobs of any number of queues are kept.
@FunctionalInterface
public interface JobStores {

    /// Reaches for the jobs of a queue. They are not this server's before [JobStore#acquire] says
    /// so.
    ///
    /// @throws StoreException if nobody answers there
    JobStore open(String queue);
}
