package photoshare.jobserver.protocol;

/// Cuts the body of one packet into its arguments, in the order in which they are asked for.
final class Arguments {

    private final PacketType type;
    private final Bytes body;
    private final int maxSize;
    private int taken;
    private int position;

    /// @param maxSize in bytes, of an argument that is not the data
    Arguments(PacketType type, Bytes body, int maxSize) {
        this.type = type;
        this.body = body;
        this.maxSize = maxSize;
    }

    /// The next argument: up to the next NUL, or the rest of the body if it is the last one.
    Bytes next() throws ProtocolException {
        int index = taken++;
        boolean last = taken == type.arguments().size();
        int size = last ? body.size() - position : sizeUpToNul(index);
        if (size > maxSize && !type.isData(index)) {
            throw ProtocolException.refused(
                    ErrorCode.ARGUMENT_TOO_LARGE,
                    "The %s of %s has %d bytes; at most %d are accepted"
                            .formatted(type.arguments().get(index), type, size, maxSize));
        }
        Bytes argument = body.slice(position, position + size);
        position += last ? size : size + 1;
        return argument;
    }

    /// The next argument as a decimal number, clamped to what fits 32 bits without a sign; 0 if it
    /// is none.
    long nextCount() throws ProtocolException {
        return Math.clamp(Decimal.parse(next()).orElse(0), 0, 0xFFFF_FFFFL);
    }

    boolean nextFlag() throws ProtocolException {
        return nextCount() != 0;
    }

    private int sizeUpToNul(int index) throws ProtocolException {
        for (int end = position; end < body.size(); end++) {
            if (body.get(end) == 0) {
                return end - position;
            }
        }
        throw ProtocolException.broken(
                ErrorCode.INVALID_PACKET,
                "%s needs %d arguments (%s); \"%s\" is not ended by NUL"
                        .formatted(
                                type,
                                type.arguments().size(),
                                String.join(", ", type.arguments()),
                                type.arguments().get(index)));
    }
}
