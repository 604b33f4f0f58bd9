package photoshare.jobserver.engine.broker;

import java.util.function.Supplier;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Response;

/// What goes back to a peer, in the order in which it was said.
public sealed interface Reply {

    /// A packet of the binary protocol.
    record Packet(Response response) implements Reply {}

    /// An answer of the text protocol. It may be long, so it is put together by whoever writes it
    /// out and not by the broker's thread; it must not look at the broker's state any more.
    record Text(Supplier<Bytes> text) implements Reply {}

    /// Nothing more will be said: the connection is closed when everything before is written.
    record Goodbye() implements Reply {}
}
