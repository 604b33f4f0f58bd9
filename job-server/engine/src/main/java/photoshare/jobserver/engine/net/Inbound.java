package photoshare.jobserver.engine.net;

import photoshare.jobserver.protocol.AdminCommand;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;

/// What came from a peer, in the order in which it came.
public sealed interface Inbound {

    record Packet(Request request) implements Inbound {}

    record Line(AdminCommand command) implements Inbound {}

    /// Something that was read but is not accepted; the peer is to be told in its turn.
    record Refused(Response.ErrorResponse error) implements Inbound {}

    /// The last thing: the peer has stopped sending, or what it sends cannot be read any more.
    record Ended() implements Inbound {}
}
