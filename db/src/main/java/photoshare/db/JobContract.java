package photoshare.db;

/// What travels to a worker: ids only, as JSON. The golden files in the tests are the contract with
/// workers in any language.
public sealed interface JobContract permits ResizePhoto, MailJob {

    /// The Gearman function that does it.
    String function();

    /// The Gearman unique id: submitting the same job again while it waits or runs changes nothing.
    String uniqueId();
}
