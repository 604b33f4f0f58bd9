package photoshare.storage.picture;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import photoshare.storage.picture.Refusal.Reason;

/// The headers in a coded picture of a HEIC (ITU-T H.265, 7.3.1 and 7.3.2; ISO/IEC 14496-15,
/// 8.3.3.1).
final class HevcHeader {

    private static final int BRIGHTNESS_DEPTH = 17;
    private static final int LENGTH_SIZE = 21;
    private static final int FOUR_BYTES = 3;
    private static final int UNIT_HEADER = 2;
    private static final int FIRST_NO_SLICE = 32;
    private static final int SEQUENCE = 33;

    /// In which a sequence tells all that is read of it, however many layers it has.
    private static final int BEGINNING = 512;

    /// One, and perhaps what another eye sees.
    private static final int MOST_PICTURES = 2;

    /// Three or four sets of parameters and a picture, of which there may be several slices. If
    /// they were made to do harm each takes as long as the whole.
    private static final int MOST_UNITS = 64;

    private final int depth;
    private CodedSize size = CodedSize.NONE;
    private int units;
    private int pictures;

    private HevcHeader(int depth) {
        this.depth = depth;
    }

    /// @param configuration body of the box `hvcC`
    /// @return bits of a pixel's brightness or of its colours, whichever are more
    static int depth(ByteBuffer configuration) {
        int brightness = configuration.get(BRIGHTNESS_DEPTH) & 7;
        return Byte.SIZE + Math.max(brightness, configuration.get(BRIGHTNESS_DEPTH + 1) & 7);
    }

    /// @param configuration body of the box `hvcC`
    /// @param units of the whole picture; as many as there are of one that was cut off
    /// @return the largest size that a decoder makes room for; none if no sequence begins
    /// @throws BufferUnderflowException if a header ends early
    /// @throws PictureRefusedException if there is more to decode than one picture, or deeper
    ///   colours than the configuration says
    static CodedSize largest(ByteBuffer configuration, ByteBuffer units) {
        var header = new HevcHeader(depth(configuration));
        if ((configuration.get(LENGTH_SIZE) & 3) != FOUR_BYTES) { // decoders do not agree on others
            throw new PictureRefusedException(Reason.UNREADABLE);
        }
        header.readLists(configuration.duplicate().position(LENGTH_SIZE + 1));
        while (units.remaining() > Integer.BYTES) {
            long length = Integer.toUnsignedLong(units.getInt());
            header.readUnit(part(units, Math.min(length, units.remaining())));
        }
        return header.size;
    }

    private void readLists(ByteBuffer lists) {
        for (int left = lists.get() & 0xFF; left > 0; left--) {
            lists.get();
            for (int units = lists.getShort() & 0xFFFF; units > 0; units--) {
                readUnit(part(lists, lists.getShort() & 0xFFFF));
            }
        }
    }

    private void readUnit(ByteBuffer unit) {
        units++;
        if (unit.remaining() > UNIT_HEADER) {
            int type = unit.get(0) >> 1 & 63;
            boolean firstSlice = unit.get(UNIT_HEADER) < 0;
            if (type == SEQUENCE) {
                size = size.orLarger(sequence(new BitReader(unescaped(unit))));
            } else if (type < FIRST_NO_SLICE && firstSlice) {
                pictures++;
            }
        }
        if (units > MOST_UNITS || pictures > MOST_PICTURES) {
            throw new PictureRefusedException(Reason.UNREADABLE);
        }
    }

    private CodedSize sequence(BitReader bits) {
        bits.skip(Byte.SIZE * UNIT_HEADER + 4);
        int layers = (int) bits.number(3);
        bits.skip(1 + 96);
        skipLayers(bits, layers);
        bits.lengthCoded();
        if (bits.lengthCoded() == 3) {
            bits.flag();
        }
        var coded = new CodedSize(bits.lengthCoded(), bits.lengthCoded());
        if (bits.flag()) {
            skipCropping(bits);
        }
        if (Math.max(bits.lengthCoded(), bits.lengthCoded()) > depth - Byte.SIZE) {
            throw new PictureRefusedException(Reason.UNREADABLE);
        }
        return coded;
    }

    private static void skipLayers(BitReader bits, int layers) {
        int told = 0;
        for (int layer = 0; layer < layers; layer++) {
            told += bits.flag() ? 88 : 0;
            told += bits.flag() ? 8 : 0;
        }
        bits.skip(layers == 0 ? 0 : told + 2 * (8 - layers));
    }

    private static void skipCropping(BitReader bits) {
        for (int side = 0; side < 4; side++) {
            bits.lengthCoded();
        }
    }

    /// Its beginning, without each 3 that only keeps two zeros from looking like a start code.
    private static ByteBuffer unescaped(ByteBuffer whole) {
        ByteBuffer unit = whole.slice(0, Math.min(whole.remaining(), BEGINNING));
        ByteBuffer plain = ByteBuffer.allocate(unit.remaining());
        int zeros = 0;
        while (unit.hasRemaining()) {
            byte next = unit.get();
            if (zeros < 2 || next != 3) {
                plain.put(next);
                zeros = next == 0 ? zeros + 1 : 0;
            } else {
                zeros = 0;
            }
        }
        return plain.flip();
    }

    private static ByteBuffer part(ByteBuffer bytes, long length) {
        if (length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer part = bytes.slice(bytes.position(), (int) length);
        bytes.position(bytes.position() + (int) length);
        return part;
    }
}
