package photoshare.storage.picture;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import photoshare.storage.picture.Refusal.Reason;

/// The headers in a coded picture of an AVIF (AV1 Bitstream & Decoding Process Specification, 5.3
/// to 5.4).
final class Av1Header {

    private static final int SEQUENCE = 1;
    private static final int FRAME_HEADER = 3;
    private static final int FRAME = 6;
    private static final int FRAME_HEADER_AGAIN = 7;

    /// Some decoders take a zero for a unit that goes on to the end, and some pass over it.
    private static final int PADDING = 0;

    /// Of all kinds.
    private static final int MOST_UNITS = 64;

    private Av1Header() {}

    /// @param units of the whole picture; as many as there are of one that was cut off
    /// @param mostFrames that may be in them
    /// @throws BufferUnderflowException if a header ends early
    /// @throws PictureRefusedException if there is more to decode
    static List<Av1Sequence> sequences(ByteBuffer units, int mostFrames) {
        List<Av1Sequence> sequences = new ArrayList<>();
        int frames = 0;
        int all = 0;
        while (units.hasRemaining()) {
            int header = units.get();
            if (header == PADDING) {
                continue;
            }
            int type = header >> 3 & 15;
            if ((header & 4) != 0) {
                units.get();
            }
            int length = (header & 2) != 0 ? littleEndian128(units) : units.remaining();
            int end = units.position() + Math.min(length, units.remaining());
            switch (type) {
                case SEQUENCE -> sequences.add(Av1Sequence.read(units.duplicate().limit(end)));
                case FRAME, FRAME_HEADER, FRAME_HEADER_AGAIN -> frames++;
                default -> {}
            }
            if (frames > mostFrames || ++all > MOST_UNITS) {
                throw new PictureRefusedException(Reason.UNREADABLE);
            }
            units.position(end);
        }
        return sequences;
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
}
