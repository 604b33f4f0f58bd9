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

    /// Which server this is, and which version.
    record Version() implements AdminCommand {}

    /// The level of the server's log.
    record Verbose() implements AdminCommand {}

    /// The number of the server's process.
    record GetPid() implements AdminCommand {}

    /// All jobs with their handles.
    record ShowJobs() implements AdminCommand {}

    /// The unique ids of all jobs.
    record ShowUniqueJobs() implements AdminCommand {}

    /// How many jobs a function may have before a submission of that priority is refused; zero for
    /// no limit.
    record MaxQueue(Bytes function, int high, int normal, int low) implements AdminCommand {}

    /// Takes a job out of the queue and tells its clients that it failed.
    record CancelJob(Bytes handle) implements AdminCommand {}

    /// Lists a function although nobody uses it.
    record CreateFunction(Bytes function) implements AdminCommand {}

    /// Forgets a function that no worker offers, and its waiting jobs.
    record DropFunction(Bytes function) implements AdminCommand {}

    /// What is no command.
    sealed interface Mistake extends AdminCommand {}

    /// No such command.
    ///
    /// @param word the first one of the line
    record UnknownCommand(Bytes word) implements Mistake {}

    /// There is nothing of that name to show.
    record UnknownShow() implements Mistake {}

    /// Only jobs can be cancelled.
    record UnknownCancel() implements Mistake {}

    /// A command that lacks an argument, or has too many of them.
    record WrongArguments(Bytes word) implements Mistake {}

    /// More than five words: the connection is closed.
    record TooManyWords() implements Mistake {}
}
