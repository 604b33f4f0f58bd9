package photoshare.jobserver.engine.broker;

import java.util.Optional;
import java.util.function.Predicate;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.ErrorCode;
import photoshare.jobserver.protocol.Response;
import photoshare.jobserver.protocol.WorkReport;

/// What a server says that does not have its queue. Clients are told so; workers are not, because
/// an error in place of a job is more than some of them can take: it is enough to hang up on them.
public final class Refusal {

    private static final String SENTENCE = "This server does not serve its queue at present";

    public static final Reply NOT_SERVING = error(ErrorCode.NOT_SERVING, SENTENCE);

    public static final Reply LINE =
            new Reply.Text(Bytes.of("ERR NOT_SERVING " + SENTENCE.replace(' ', '+') + "\r\n"));

    private static final Reply OUTCOME_UNKNOWN =
            error(
                    ErrorCode.OUTCOME_UNKNOWN,
                    "The server has lost its queue; the job may be stored or not");

    private Refusal() {}

    /// @param background whether a job with that handle was to be stored
    static Optional<Reply> insteadOf(Reply reply, Predicate<Bytes> background) {
        return switch (reply) {
            case Reply.Packet(var response) -> insteadOf(response, background);
            case Reply.Text _, Reply.Listing _ -> Optional.of(LINE);
            case Reply.Goodbye goodbye -> Optional.of(goodbye);
        };
    }

    private static Optional<Reply> insteadOf(Response response, Predicate<Bytes> background) {
        return switch (response) {
            case Response.JobCreated(var handle) when background.test(handle) ->
                    Optional.of(OUTCOME_UNKNOWN);
            case Response.Client _ -> Optional.of(NOT_SERVING);
            case Response.Worker _, WorkReport _ -> Optional.empty();
        };
    }

    private static Reply error(ErrorCode code, String text) {
        return new Reply.Packet(new Response.ErrorResponse(code, text));
    }
}
