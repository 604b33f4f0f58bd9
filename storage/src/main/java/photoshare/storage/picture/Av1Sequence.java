package photoshare.storage.picture;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/// The header of a sequence of pictures, of which an AVIF has one (AV1 Bitstream & Decoding Process
/// Specification, 5.5).
final class Av1Sequence {

    /// For each frame.
    private static final int CHOSEN_LATER = 2;

    private static final int SHOWN_KEY_FRAME = 0b0001;
    private static final int HIGH_BIT_DEPTH = 0x40;

    private final CodedSize size;
    private final boolean rich;
    private final boolean reduced;
    private int timeBits;
    private int numberBits;
    private int screenTools = CHOSEN_LATER;
    private int wholeMotion = CHOSEN_LATER;

    /// @throws BufferUnderflowException if it ends early
    Av1Sequence(ByteBuffer unit) {
        var bits = new BitReader(unit);
        int profile = (int) bits.number(3);
        bits.skip(1);
        reduced = bits.flag();
        if (reduced) {
            bits.skip(5);
        } else {
            readTiming(bits);
        }
        int widthBits = (int) bits.number(4) + 1;
        int heightBits = (int) bits.number(4) + 1;
        size = new CodedSize(bits.number(widthBits) + 1, bits.number(heightBits) + 1);
        readTools(bits);
        rich = isRich(profile, bits.flag());
    }

    /// Of its frames.
    CodedSize size() {
        return size;
    }

    /// In colours: more than eight bits, and not only one colour for four pixels.
    boolean isRich() {
        return rich;
    }

    /// What its configuration says of that (AV1 Codec ISO Media File Format Binding, 2.3.3).
    ///
    /// @param box body of an `av1C`
    static boolean isRich(ByteBuffer box) {
        return isRich((box.get(1) & 0xFF) >> 5, (box.get(2) & HIGH_BIT_DEPTH) != 0);
    }

    /// The main profile has one colour for four pixels.
    private static boolean isRich(int profile, boolean highBitDepth) {
        return profile > 0 && highBitDepth;
    }

    /// Whether a frame stands for itself and is as large as the sequence says (5.9.2). For one that
    /// refers to others decoders make room for each, and some believe any size.
    ///
    /// @throws BufferUnderflowException if its header ends early
    boolean isPicture(ByteBuffer frame) {
        if (reduced) {
            return true;
        }
        var bits = new BitReader(frame);
        boolean shownKeyFrame = bits.number(4) == SHOWN_KEY_FRAME;
        bits.skip(timeBits + 1);
        boolean forScreens = screenTools == CHOSEN_LATER ? bits.flag() : screenTools > 0;
        bits.skip(forScreens && wholeMotion == CHOSEN_LATER ? 1 : 0);
        bits.skip(numberBits);
        boolean otherSize = bits.flag();
        return shownKeyFrame && !otherSize;
    }

    private void readTiming(BitReader bits) {
        boolean modelled = false;
        int delayBits = 0;
        if (bits.flag()) {
            bits.skip(64);
            boolean even = bits.flag();
            if (even) {
                bits.lengthCoded();
            }
            modelled = bits.flag();
            if (modelled) {
                delayBits = (int) bits.number(5) + 1;
                bits.skip(37);
                int length = (int) bits.number(5) + 1;
                timeBits = even ? 0 : length;
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
    private void readTools(BitReader bits) {
        if (!reduced && bits.flag()) {
            numberBits = (int) (bits.number(4) + bits.number(3) + 3);
        }
        bits.skip(3);
        if (!reduced) {
            readToolsOfFilms(bits);
        }
        bits.skip(3);
    }

    private void readToolsOfFilms(BitReader bits) {
        bits.skip(4);
        boolean ordered = bits.flag();
        bits.skip(ordered ? 2 : 0);
        screenTools = choice(bits);
        if (screenTools > 0) {
            wholeMotion = choice(bits);
        }
        bits.skip(ordered ? 3 : 0);
    }

    private static int choice(BitReader bits) {
        return bits.flag() ? CHOSEN_LATER : (int) bits.number(1);
    }
}
