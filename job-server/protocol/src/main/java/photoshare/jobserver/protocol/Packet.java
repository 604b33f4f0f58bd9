package photoshare.jobserver.protocol;

/// One message of the binary protocol. See [PacketType] for the table of all of them.
public sealed interface Packet permits Request, Response {

    /// Its row in the table of all packets.
    PacketType type();
}
