package photoshare.storage.picture;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import photoshare.storage.picture.Refusal.Reason;

/// The header of a sequence of pictures, of which an AVIF has one (AV1 Bitstream & Decoding Process
/// Specification, 5.5).
///
/// @param size that a decoder makes room for
/// @param rich in colours: more than eight bits, and not only one colour for four pixels
record Av1Sequence(CodedSize size, boolean rich) {

    /// Of both sides. A frame may say that it is larger than its sequence, as far as these go; only
    /// the short header of a single picture leaves it no choice.
    private static final int MOST_BITS = 24;

    private static final int HIGH_BIT_DEPTH = 0x40;

    /// @throws BufferUnderflowException if it ends early
    /// @throws PictureRefusedException if its pictures may be larger than it
    static Av1Sequence read(ByteBuffer unit) {
        var bits = new BitReader(unit);
        int profile = (int) bits.number(3);
        bits.skip(1);
        boolean reduced = bits.flag();
        if (reduced) {
            bits.skip(5);
        } else {
            skipTiming(bits);
        }
        CodedSize size = size(bits, reduced);
        skipTools(bits, reduced);
        return new Av1Sequence(size, isRich(profile, bits.flag()));
    }

    /// What its configuration says of it (AV1 Codec ISO Media File Format Binding, 2.3.3).
    ///
    /// @param box body of an `av1C`
    static boolean isRich(ByteBuffer box) {
        return isRich((box.get(1) & 0xFF) >> 5, (box.get(2) & HIGH_BIT_DEPTH) != 0);
    }

    /// The main profile has one colour for four pixels.
    private static boolean isRich(int profile, boolean highBitDepth) {
        return profile > 0 && highBitDepth;
    }

    private static CodedSize size(BitReader bits, boolean reduced) {
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

    /// Up to what is said of the colours.
    private static void skipTools(BitReader bits, boolean reduced) {
        if (!reduced && bits.flag()) {
            bits.skip(7);
        }
        bits.skip(3);
        if (!reduced) {
            skipToolsOfFilms(bits);
        }
        bits.skip(3);
    }

    private static void skipToolsOfFilms(BitReader bits) {
        bits.skip(4);
        boolean ordered = bits.flag();
        if (ordered) {
            bits.skip(2);
        }
        boolean forScreens = bits.flag() || bits.flag();
        if (forScreens && !bits.flag()) {
            bits.skip(1);
        }
        if (ordered) {
            bits.skip(3);
        }
    }
}
