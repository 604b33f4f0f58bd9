package photoshare.storage.picture;

import photoshare.storage.picture.Refusal.Reason;

/// A canonical code of a lossless WebP (RFC 9649, 3.7.2.1). If there is but one symbol, it takes no
/// bits.
final class PrefixCode {

    private static final int LONGEST = 15;

    private final int[] counts = new int[LONGEST + 1];
    private final int[] symbols;

    /// @param lengths of each symbol's code in bits, up to 15; zero if it has none
    /// @throws PictureRefusedException if there are more or fewer codes than such lengths make
    PrefixCode(int[] lengths) {
        int[] starts = new int[LONGEST + 2];
        for (int length : lengths) {
            counts[length]++;
        }
        counts[0] = 0;
        for (int length = 1; length <= LONGEST; length++) {
            starts[length + 1] = starts[length] + counts[length];
        }
        symbols = new int[starts[LONGEST + 1]];
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            if (lengths[symbol] > 0) {
                symbols[starts[lengths[symbol]]++] = symbol;
            }
        }
        if (symbols.length != 1 && !isComplete()) {
            throw new PictureRefusedException(Reason.UNREADABLE);
        }
    }

    private boolean isComplete() {
        int left = 1;
        for (int length = 1; length <= LONGEST && left >= 0; length++) {
            left = 2 * left - counts[length];
        }
        return left == 0;
    }

    int next(LosslessBits bits) {
        if (symbols.length == 1) {
            return symbols[0];
        }
        int code = 0;
        int first = 0;
        int index = 0;
        for (int length = 1; length <= LONGEST; length++) {
            code |= bits.number(1);
            if (code - first < counts[length]) {
                return symbols[index + code - first];
            }
            index += counts[length];
            first = first + counts[length] << 1;
            code <<= 1;
        }
        throw new IllegalStateException("a code without an end");
    }
}
