package photoshare.jobserver.engine.admin;

import photoshare.jobserver.engine.broker.Operations;
import photoshare.jobserver.engine.broker.QueueLimits;
import photoshare.jobserver.engine.broker.Reply;
import photoshare.jobserver.engine.security.Rights;
import photoshare.jobserver.protocol.AdminCommand;
import photoshare.jobserver.protocol.Bytes;

/// Answers text commands. Used by the broker's thread.
public final class Administration {

    private static final String OK = "OK\r\n";
    private static final String FULL = "ERR QUEUE_ERROR Job queue is full\r\n";

    private final Operations operations;
    private final String version;

    public Administration(Operations operations, String version) {
        this.operations = operations;
        this.version = version;
    }

    /// @param rights of whoever asks
    public Reply answer(AdminCommand command, Rights rights) {
        return rights.refusal(command)
                .map(reason -> text("ERR NOT_PERMITTED " + reason + "\r\n"))
                .orElseGet(() -> answer(command));
    }

    private Reply answer(AdminCommand command) {
        return switch (command) {
            case AdminCommand.Status _ -> Listings.status(operations.functions());
            case AdminCommand.PriorityStatus _ -> Listings.priorities(operations.functions());
            case AdminCommand.Workers _ -> Listings.workers(operations.peers());
            case AdminCommand.ShowJobs _ -> Listings.jobs(operations.jobs());
            case AdminCommand.ShowUniqueJobs _ -> Listings.uniqueIds(operations.jobs());
            case AdminCommand.Version _ -> text("OK " + version + "\n");
            case AdminCommand.Verbose _ -> text("OK INFO\n");
            case AdminCommand.GetPid _ -> text("OK " + ProcessHandle.current().pid() + "\n");
            case AdminCommand.MaxQueue(var function, var high, var normal, var low) ->
                    text(
                            operations.limit(function, new QueueLimits(high, normal, low))
                                    ? OK
                                    : FULL);
            case AdminCommand.CancelJob(var handle) ->
                    text(operations.cancel(handle) ? OK : "ERR UNKNOWN_JOB\r\n");
            case AdminCommand.CreateFunction(var function) ->
                    text(operations.create(function) ? OK : FULL);
            case AdminCommand.DropFunction(var function) -> drop(function);
            case AdminCommand.Mistake mistake -> explain(mistake);
        };
    }

    private Reply drop(Bytes function) {
        return switch (operations.drop(function)) {
            case DROPPED -> text(OK);
            case IN_USE -> text("ERR there are still connected workers or executing clients\r\n");
            case UNKNOWN -> text("ERR function not found\r\n");
        };
    }

    private static Reply explain(AdminCommand.Mistake mistake) {
        return switch (mistake) {
            case AdminCommand.UnknownCommand(var word) ->
                    text("ERR UNKNOWN_COMMAND Unknown+server+command" + word + "\r\n");
            case AdminCommand.UnknownShow _ -> text("ERR UNKNOWN_SHOW_ARGUMENTS\r\n");
            case AdminCommand.UnknownCancel _ -> text("ERR UNKNOWN_ERROR\r\n");
            case AdminCommand.WrongArguments(var word) ->
                    text(
                            "ERR INVALID_ARGUMENTS An+incomplete+set+of+arguments+was+sent+to+this+command+"
                                    + word
                                    + "\r\n");
            case AdminCommand.TooManyWords _ -> new Reply.Goodbye();
        };
    }

    private static Reply text(String text) {
        return new Reply.Text(Bytes.of(text));
    }
}
