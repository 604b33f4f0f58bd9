package photoshare.storage.picture;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import photoshare.storage.picture.Refusal.Reason;

/// The headers in a coded picture of an AVIF (AV1 Bitstream & Decoding Process Specification, 5.3
/// to 5.5).
final class Av1Header {

    private static final int SEQUENCE = 1;
    private static final int FRAME_HEADER = 3;
    private static final int FRAME = 6;
    private static final int FRAME_HEADER_AGAIN = 7;

    /// Layers of one picture, each of which may be as large as the whole.
    private static final int MOST_FRAMES = 4;

    /// Of all kinds.
    private static final int MOST_UNITS = 64;

    /// Of both sides. A frame may say that it is larger than its sequence, as far as these go; only
    /// the short header of a single picture leaves it no choice.
    private static final int MOST_BITS = 24;

    private Av1Header() {}

    /// @param units of the whole picture; as many as there are of one that was cut off
    /// @return the largest size that a decoder makes room for; none if no sequence begins
    /// @throws BufferUnderflowException if a header ends early
    /// @throws PictureRefusedException if there is more to decode than one picture
    static CodedSize largest(ByteBuffer units) {
        CodedSize size = CodedSize.NONE;
        int frames = 0;
        int all = 0;
        while (units.hasRemaining()) {
            int header = units.get();
            int type = header >> 3 & 15;
            if ((header & 4) != 0) {
                units.get();
            }
            int length = (header & 2) != 0 ? littleEndian128(units) : units.remaining();
            int end = units.position() + Math.min(length, units.remaining());
            switch (type) {
                case SEQUENCE ->
                        size = size.orLarger(sequence(new BitReader(units.duplicate().limit(end))));
                case FRAME, FRAME_HEADER, FRAME_HEADER_AGAIN -> frames++;
                default -> {}
            }
            if (frames > MOST_FRAMES || ++all > MOST_UNITS) {
                throw new PictureRefusedException(Reason.UNREADABLE);
            }
            units.position(end);
        }
        return size;
    }

    private static CodedSize sequence(BitReader bits) {
        bits.skip(4);
        boolean reduced = bits.flag();
        if (reduced) {
            bits.skip(5);
        } else {
            skipTiming(bits);
        }
        int widthBits = (int) bits.number(4) + 1;
        int heightBits = (int) bits.number(4) + 1;
        if (!reduced && widthBits + heightBits > MOST_BITS) {
            throw new PictureRefusedException(Reason.UNREADABLE);
        }
        return new CodedSize(bits.number(widthBits) + 1, bits.number(heightBits) + 1);
    }

    private static void skipTiming(BitReader bits) {
        boolean modelled = false;
        int delayBits = 0;
        if (bits.flag()) {
            bits.skip(64);
            if (bits.flag()) {
                bits.lengthCoded();
            }
            modelled = bits.flag();
            if (modelled) {
                delayBits = (int) bits.number(5) + 1;
                bits.skip(42);
            }
        }
        boolean delayed = bits.flag();
        for (long points = bits.number(5); points >= 0; points--) {
            bits.skip(12);
            if (bits.number(5) > 7) {
                bits.flag();
            }
            if (modelled && bits.flag()) {
                bits.skip(2 * delayBits + 1);
            }
            if (delayed && bits.flag()) {
                bits.skip(4);
            }
        }
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
