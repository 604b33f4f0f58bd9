package photoshare.jobserver.protocol;

import java.nio.ByteBuffer;

/// Cuts the body of one packet into its arguments, in the order in which they are asked for.
final class Arguments {

    private final PacketType type;
    private final ByteBuffer body;
    private int taken;

    Arguments(PacketType type, ByteBuffer body) {
        this.type = type;
        this.body = body;
    }

    /// The next argument: up to the next NUL, or the rest of the body if it is the last one.
    Bytes next() throws ProtocolException {
        taken++;
        return taken == type.arguments().size() ? rest() : upToNul();
    }

    /// The next argument as a decimal number, clamped to what fits 32 bits without a sign; 0 if it
    /// is none.
    long nextCount() throws ProtocolException {
        return Math.clamp(Decimal.parse(next()).orElse(0), 0, 0xFFFF_FFFFL);
    }

    boolean nextFlag() throws ProtocolException {
        return nextCount() != 0;
    }

    private Bytes rest() {
        return Bytes.read(body, body.remaining());
    }

    private Bytes upToNul() throws ProtocolException {
        for (int end = body.position(); end < body.limit(); end++) {
            if (body.get(end) == 0) {
                Bytes argument = Bytes.read(body, end - body.position());
                body.get();
                return argument;
            }
        }
        throw ProtocolException.broken(
                ErrorCode.INVALID_PACKET,
                "%s needs %d arguments (%s); \"%s\" is not ended by NUL"
                        .formatted(
                                type,
                                type.arguments().size(),
                                String.join(", ", type.arguments()),
                                type.arguments().get(taken - 1)));
    }
}
