package photoshare.storage.picture;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The units of a coded picture in an AVIF (AV1 Bitstream & Decoding Process Specification, 5.3 to
/// 5.4).
final class Av1Units {

    private static final int SEQUENCE = 1;
    private static final int FRAME_HEADER = 3;
    private static final int TILES = 4;
    private static final int FRAME = 6;
    private static final int FRAME_HEADER_AGAIN = 7;

    /// Some decoders take a zero for a unit that goes on to the end, and some pass over it.
    private static final int PADDING = 0;

    private static final int EXTENDED = 4;
    private static final int HAS_LENGTH = 2;
    private static final int LONGEST_HEAD = 7;

    /// Of all kinds.
    private static final int MOST_UNITS = 64;

    private static final int CONFIGURATION_HEADER = 4;

    private final List<ByteBuffer> kept = new ArrayList<>();
    private ByteBuffer sequence = ByteBuffer.allocate(0);
    private int frames;
    private int all;

    private Av1Units() {}

    /// @param configuration body of the box `av1C`; what it has of the picture goes there
    /// @param picture all of its units
    /// @throws BufferUnderflowException if a header is missing or ends early
    /// @throws IndexOutOfBoundsException if a unit ends early
    /// @throws PictureRefusedException if there is more to decode than one picture, or richer
    ///   colours than the configuration says
    static CodedPicture read(ByteBuffer configuration, ByteBuffer picture) {
        var units = new Av1Units();
        units.readAll(configuration.duplicate().position(CONFIGURATION_HEADER), 0);
        units.readAll(picture, 1);
        Av1Sequence sequence = units.sequence();
        CodedPicture.require(!sequence.isRich() || Av1Sequence.isRich(configuration));
        var written = new HeifBox("av1C", configuration.slice(0, CONFIGURATION_HEADER));
        CodedSize size = sequence.size();
        return new CodedPicture(size, size, size.pixels(), units.sequence, written, units.kept);
    }

    private Av1Sequence sequence() {
        return new Av1Sequence(sequence.duplicate());
    }

    private void readAll(ByteBuffer units, int mostFrames) {
        while (units.hasRemaining()) {
            byte header = units.get();
            if (header != PADDING) {
                readUnit(header, units);
            }
            CodedPicture.require(frames <= mostFrames && all <= MOST_UNITS);
        }
    }

    private void readUnit(byte header, ByteBuffer units) {
        ByteBuffer head = ByteBuffer.allocate(LONGEST_HEAD).put((byte) (header | HAS_LENGTH));
        if ((header & EXTENDED) != 0) {
            head.put(units.get());
        }
        int length = (header & HAS_LENGTH) != 0 ? littleEndian128(units) : units.remaining();
        ByteBuffer body = units.slice(units.position(), length);
        units.position(units.position() + length);
        all++;
        if (isOfPicture(header >> 3 & 15, body)) {
            kept.add(putLittleEndian128(length, head).flip());
            kept.add(body);
        }
    }

    /// Nothing is lost with the others: what was said before, remarks, padding, what later editions
    /// may bring.
    private boolean isOfPicture(int type, ByteBuffer body) {
        return switch (type) {
            case SEQUENCE -> isFirst(body);
            case FRAME, FRAME_HEADER, FRAME_HEADER_AGAIN -> {
                CodedPicture.require(sequence().isPicture(body.duplicate()));
                frames++;
                yield true;
            }
            case TILES -> true;
            default -> false;
        };
    }

    private boolean isFirst(ByteBuffer body) {
        boolean first = !sequence.hasRemaining();
        CodedPicture.require(first || sequence.equals(body));
        sequence = body;
        return first;
    }

    private static int littleEndian128(ByteBuffer bytes) {
        long number = 0;
        for (int group = 0; group < 8; group++) {
            byte next = bytes.get();
            number |= (long) (next & 0x7F) << 7 * group;
            if (next >= 0) {
                break;
            }
        }
        return (int) Math.min(number, Integer.MAX_VALUE);
    }

    private static ByteBuffer putLittleEndian128(int number, ByteBuffer bytes) {
        int left = number;
        while (left > 0x7F) {
            bytes.put((byte) (left | 0x80));
            left >>= 7;
        }
        return bytes.put((byte) left);
    }
}
