package photoshare.jobserver.protocol;

/// One line of the text protocol, by which people and programs ask a server about its state. The
/// words are read as the original server reads them: in any letter case, split at spaces, at most
/// five; words too many are passed over by commands that take none.
public sealed interface AdminCommand {

    /// Reads a line, without the line feed that ended it and without a carriage return before it.
    /// Never fails: what is no command is a [Mistake].
    static AdminCommand parse(Bytes line) {
        return AdminLine.of(line).command();
    }

    /// All functions with their jobs and workers.
    record Status() implements AdminCommand {}

    /// All functions with their waiting jobs by priority.
    record PriorityStatus() implements AdminCommand {}

    /// All connections with the functions they can do.
    record Workers() implements AdminCommand {}

    record Version() implements AdminCommand {}

    /// The level of the server's log.
    record Verbose() implements AdminCommand {}

    record GetPid() implements AdminCommand {}

    record ShowJobs() implements AdminCommand {}

    record ShowUniqueJobs() implements AdminCommand {}

    /// How many jobs a function may have before a submission of that priority is refused; zero for
    /// no limit.
    record MaxQueue(Bytes function, int high, int normal, int low) implements AdminCommand {}

    record CancelJob(Bytes handle) implements AdminCommand {}

    record CreateFunction(Bytes function) implements AdminCommand {}

    record DropFunction(Bytes function) implements AdminCommand {}

    /// What is no command.
    sealed interface Mistake extends AdminCommand {}

    record UnknownCommand(Bytes word) implements Mistake {}

    record UnknownShow() implements Mistake {}

    record UnknownCancel() implements Mistake {}

    /// A command that lacks an argument, or has too many of them.
    record WrongArguments(Bytes word) implements Mistake {}

    /// More than five words: the connection is closed.
    record TooManyWords() implements Mistake {}
}
