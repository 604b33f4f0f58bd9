package photoshare.storage.picture;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/// What the box `hvcC` of a HEIC (ISO/IEC 14496-15, 8.3.3.1) says of coded pictures (ITU-T H.265,
/// 7.3.2.2 and 7.3.3).
final class HevcHeader {

    private static final int SEQUENCE = 33;

    private HevcHeader() {}

    /// @param configuration body of the box `hvcC`
    /// @throws BufferUnderflowException if it ends early
    static CodedSize size(ByteBuffer configuration) {
        CodedSize size = CodedSize.NONE;
        part(configuration, 22);
        for (int lists = configuration.get() & 0xFF; lists > 0; lists--) {
            int type = configuration.get() & 63;
            for (int units = configuration.getShort() & 0xFFFF; units > 0; units--) {
                ByteBuffer unit = part(configuration, configuration.getShort() & 0xFFFF);
                if (type == SEQUENCE) {
                    size = size.orLarger(ofSequence(new BitReader(unescaped(unit))));
                }
            }
        }
        return size;
    }

    private static CodedSize ofSequence(BitReader bits) {
        bits.skip(16 + 4);
        int layers = (int) bits.number(3);
        bits.skip(1 + 96);
        skipLayers(bits, layers);
        bits.lengthCoded();
        if (bits.lengthCoded() == 3) {
            bits.flag();
        }
        return new CodedSize(bits.lengthCoded(), bits.lengthCoded());
    }

    private static void skipLayers(BitReader bits, int layers) {
        int told = 0;
        for (int layer = 0; layer < layers; layer++) {
            told += bits.flag() ? 88 : 0;
            told += bits.flag() ? 8 : 0;
        }
        bits.skip(layers == 0 ? told : told + 2 * (8 - layers));
    }

    /// A 3 behind two zeros only keeps them from looking like a start code.
    private static ByteBuffer unescaped(ByteBuffer unit) {
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
        if (length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer part = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        return part;
    }
}
