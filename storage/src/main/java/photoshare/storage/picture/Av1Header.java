package photoshare.storage.picture;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/// What stands before the first frame of a coded picture in an AVIF (AV1 Bitstream & Decoding
/// Process Specification, 5.3 to 5.5).
final class Av1Header {

    private static final int SEQUENCE = 1;
    private static final int FRAME_HEADER = 3;
    private static final int FRAME = 6;

    private Av1Header() {}

    /// @param start of the coded picture; as far as its first frame is enough
    /// @throws BufferUnderflowException if no frame begins in it
    static CodedSize size(ByteBuffer start) {
        CodedSize size = CodedSize.NONE;
        while (true) {
            int header = start.get();
            int type = header >> 3 & 15;
            if (type == FRAME || type == FRAME_HEADER) {
                return size;
            }
            if ((header & 4) != 0) {
                start.get();
            }
            int length = (header & 2) != 0 ? littleEndian128(start) : start.remaining();
            int end = start.position() + Math.min(length, start.remaining());
            if (type == SEQUENCE) {
                var bits = new BitReader(start.duplicate().limit(end));
                size = size.orLarger(ofSequence(bits));
            }
            start.position(end);
        }
    }

    private static CodedSize ofSequence(BitReader bits) {
        bits.skip(4);
        boolean reduced = bits.flag();
        if (reduced) {
            bits.skip(5);
        } else {
            skipTiming(bits);
        }
        int widthBits = (int) bits.number(4) + 1;
        int heightBits = (int) bits.number(4) + 1;
        return new CodedSize(bits.number(widthBits) + 1, bits.number(heightBits) + 1);
    }

    private static void skipTiming(BitReader bits) {
        boolean timed = bits.flag();
        boolean modelled = false;
        int delayBits = 0;
        if (timed) {
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
