package photoshare.jobserver.engine.net;

import java.util.Optional;
import photoshare.jobserver.engine.broker.Refusal;
import photoshare.jobserver.engine.broker.Reply;
import photoshare.jobserver.protocol.AdminCommand;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;
import photoshare.jobserver.protocol.WorkReport;

/// What came from a peer, in the order in which it came.
public sealed interface Inbound {

    /// What a server says to it that does not serve; nothing to workers.
    default Optional<Reply> refusal() {
        return switch (this) {
            case Packet(Request.Client _) -> Optional.of(Refusal.NOT_SERVING);
            case Packet _, Ended _ -> Optional.empty();
            case Line _ -> Optional.of(Refusal.LINE);
            case Refused(var error) -> Optional.of(new Reply.Packet(error));
        };
    }

    /// Whether the peer waits for something from now on.
    default boolean isWaitedFor() {
        return switch (this) {
            case Packet(var request) ->
                    switch (request) {
                        case Request.Client _, Request.Grab _, Request.PreSleep _ -> true;
                        case Request.Worker _, WorkReport _ -> false;
                    };
            case Line _, Refused _, Ended _ -> true;
        };
    }

    record Packet(Request request) implements Inbound {}

    record Line(AdminCommand command) implements Inbound {}

    /// Something that was read but is not accepted; the peer is to be told in its turn.
    record Refused(Response.ErrorResponse error) implements Inbound {}

    /// The last thing: the peer has stopped sending, or what it sends cannot be read any more.
    record Ended() implements Inbound {}
}
