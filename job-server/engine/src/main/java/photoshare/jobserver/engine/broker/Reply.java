package photoshare.jobserver.engine.broker;

import java.util.Iterator;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Response;

/// What goes back to a peer, in the order in which it was said.
public sealed interface Reply {

    record Packet(Response response) implements Reply {}

    /// An answer of the text protocol.
    record Text(Bytes text) implements Reply {}

    /// A long answer of the text protocol. It is asked for part by part, by the broker's thread and
    /// when the peer has room for more; what is said to the peer meanwhile comes after it.
    record Listing(Iterator<Bytes> parts) implements Reply {}

    /// Nothing more will be said: the connection is closed when everything before is written.
    record Goodbye() implements Reply {}
}
