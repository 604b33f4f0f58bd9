package photoshare.storage.picture;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import photoshare.storage.picture.Refusal.Reason;

/// The units of a coded picture in a HEIC (ITU-T H.265, 7.3.1 and 7.3.2; ISO/IEC 14496-15,
/// 8.3.3.1).
final class HevcUnits {

    private static final int BRIGHTNESS_DEPTH = 17;
    private static final int LENGTH_SIZE = 21;
    private static final int FOUR_BYTES = 3;
    private static final int LISTS = 22;
    private static final int LIST_HEADER = 5;
    private static final int UNIT_HEADER = 2;
    private static final int LAYER = 63 << 3;
    private static final int FIRST_NO_SLICE = 32;
    private static final int SEQUENCE = 33;

    /// One for four pixels, one for two, and one for each (6.2).
    private static final int QUARTER_OF_COLOURS = 1;

    private static final int HALF_OF_COLOURS = 2;
    private static final int ALL_COLOURS = 3;

    /// Pictures with which a film can begin, and of which nothing before them is needed.
    private static final Set<Integer> ALONE = Set.of(19, 20);

    /// What is told before a picture. Decoders make tables of some megabytes of each.
    private static final Set<Integer> SETS = Set.of(32, SEQUENCE, 34);

    /// In which a sequence tells all that is read of it, however many layers it has.
    private static final int BEGINNING = 512;

    /// Three or four sets of parameters and a picture, of which there may be several slices. If
    /// they were made to do harm each takes as long as the whole.
    private static final int MOST_UNITS = 64;

    private final int depth;
    private final Map<Integer, ByteBuffer> known = new HashMap<>();
    private CodedSize size = CodedSize.NONE;
    private CodedSize shown = CodedSize.NONE;
    private int chroma;
    private int units;
    private int slices;

    private HevcUnits(int depth) {
        this.depth = depth;
    }

    /// @param configuration body of the box `hvcC`
    /// @return bits of a pixel's brightness or of its colours, whichever are more
    static int depth(ByteBuffer configuration) {
        int brightness = configuration.get(BRIGHTNESS_DEPTH) & 7;
        return Byte.SIZE + Math.max(brightness, configuration.get(BRIGHTNESS_DEPTH + 1) & 7);
    }

    /// @param configuration body of the box `hvcC`
    /// @param picture all of its units
    /// @throws java.nio.BufferUnderflowException if a header ends early
    /// @throws IndexOutOfBoundsException if a unit ends early
    /// @throws PictureRefusedException if there is more to decode than one picture, or deeper
    ///   colours than the configuration says
    static CodedPicture read(ByteBuffer configuration, ByteBuffer picture) {
        var units = new HevcUnits(depth(configuration));
        boolean longLengths = (configuration.get(LENGTH_SIZE) & 3) == FOUR_BYTES;
        CodedPicture.require(longLengths); // decoders do not agree on shorter ones
        List<ByteBuffer> sets = units.sets(configuration.duplicate().position(LISTS));
        List<ByteBuffer> data = new ArrayList<>();
        while (picture.remaining() > Integer.BYTES) {
            ByteBuffer unit = part(picture, picture.getInt());
            if (units.isOfPicture(unit)) {
                data.add(ByteBuffer.allocate(Integer.BYTES).putInt(unit.remaining()).flip());
                data.add(unit);
            }
        }
        var written = new HeifBox("hvcC", written(configuration.slice(0, LISTS), sets));
        return new CodedPicture(
                units.size, units.shown, units.work(), units.sequence(), written, data);
    }

    private ByteBuffer sequence() {
        return Optional.ofNullable(known.get(SEQUENCE))
                .orElseThrow(() -> new PictureRefusedException(Reason.UNREADABLE));
    }

    private List<ByteBuffer> sets(ByteBuffer lists) {
        List<ByteBuffer> sets = new ArrayList<>();
        for (int left = lists.get() & 0xFF; left > 0; left--) {
            lists.get();
            for (int units = lists.getShort() & 0xFFFF; units > 0; units--) {
                ByteBuffer unit = part(lists, lists.getShort() & 0xFFFF);
                if (isOfPicture(unit)) {
                    sets.add(unit);
                }
            }
        }
        return sets;
    }

    /// Nothing is lost with the others: what was said before, remarks, and what another eye sees.
    private boolean isOfPicture(ByteBuffer unit) {
        units++;
        CodedPicture.require(units <= MOST_UNITS);
        if (unit.remaining() <= UNIT_HEADER || (unit.getShort(0) & LAYER) != 0) {
            return false;
        }
        int type = type(unit);
        if (type < FIRST_NO_SLICE) {
            readSlice(type, unit);
            return true;
        }
        return SETS.contains(type) && isFirst(type, unit);
    }

    /// Of one picture that refers to no others: decoders make room for each.
    private void readSlice(int type, ByteBuffer slice) {
        boolean first = slice.get(UNIT_HEADER) < 0;
        CodedPicture.require(ALONE.contains(type) && first == (slices == 0));
        slices++;
    }

    private boolean isFirst(int type, ByteBuffer set) {
        ByteBuffer before = known.putIfAbsent(type, set);
        CodedPicture.require(before == null || before.equals(set));
        if (before == null && type == SEQUENCE) {
            readSequence(new BitReader(unescaped(set)));
        }
        return before == null;
    }

    private static int type(ByteBuffer unit) {
        return unit.get(0) >> 1 & 63;
    }

    private static ByteBuffer written(ByteBuffer head, List<ByteBuffer> sets) {
        int length = sets.stream().mapToInt(set -> LIST_HEADER + set.remaining()).sum();
        ByteBuffer written = ByteBuffer.allocate(LISTS + 1 + length);
        written.put(head).put((byte) sets.size());
        for (ByteBuffer set : sets) {
            written.put((byte) type(set)).putShort((short) 1);
            written.putShort((short) set.remaining()).put(set.duplicate());
        }
        return written.flip();
    }

    private void readSequence(BitReader bits) {
        bits.skip(Byte.SIZE * UNIT_HEADER + 4);
        int layers = (int) bits.number(3);
        bits.skip(1 + 96);
        skipLayers(bits, layers);
        bits.lengthCoded();
        chroma = (int) bits.lengthCoded();
        if (chroma == ALL_COLOURS) {
            bits.flag();
        }
        size = new CodedSize(bits.lengthCoded(), bits.lengthCoded());
        shown = bits.flag() ? cropped(bits) : size;
        CodedPicture.require(Math.max(bits.lengthCoded(), bits.lengthCoded()) <= depth - Byte.SIZE);
    }

    private CodedSize cropped(BitReader bits) {
        long sides = bits.lengthCoded() + bits.lengthCoded();
        long ends = bits.lengthCoded() + bits.lengthCoded();
        int across = chroma == QUARTER_OF_COLOURS || chroma == HALF_OF_COLOURS ? 2 : 1;
        int down = chroma == QUARTER_OF_COLOURS ? 2 : 1;
        return new CodedSize(
                Math.max(0, size.width() - across * sides),
                Math.max(0, size.height() - down * ends));
    }

    /// Decoders go through slices one by one, however they overlap, and take twice as long where
    /// there are more colours.
    private long work() {
        return slices * size.pixels() * (chroma > QUARTER_OF_COLOURS ? 2 : 1);
    }

    private static void skipLayers(BitReader bits, int layers) {
        int told = 0;
        for (int layer = 0; layer < layers; layer++) {
            told += bits.flag() ? 88 : 0;
            told += bits.flag() ? 8 : 0;
        }
        bits.skip(layers == 0 ? 0 : told + 2 * (8 - layers));
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

    private static ByteBuffer part(ByteBuffer bytes, int length) {
        ByteBuffer part = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        return part;
    }
}
