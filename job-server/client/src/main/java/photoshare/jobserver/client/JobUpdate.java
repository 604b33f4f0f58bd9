package photoshare.jobserver.client;

/// What a worker tells about a foreground job before its end.
public sealed interface JobUpdate {

    /// How much is done of how much, in the worker's own unit.
    record Progress(long done, long of) implements JobUpdate {}

    /// A part of the result.
    record Data(byte[] data) implements JobUpdate {}

    /// Something that the worker wants its clients to know.
    record Warning(byte[] data) implements JobUpdate {}
}
