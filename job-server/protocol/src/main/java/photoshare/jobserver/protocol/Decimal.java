package photoshare.jobserver.protocol;

import java.util.OptionalLong;

/// Numbers travel as decimal text, and peers send all sorts of things in their place.
public final class Decimal {

    private Decimal() {}

    /// The number that the text begins with, as C's `atoll` reads it: `12ms` is 12, `abc` and the
    /// empty text are 0. Empty if the number does not fit 64 bits.
    public static OptionalLong parse(Bytes text) {
        boolean negative = !text.isEmpty() && text.get(0) == '-';
        int index = negative ? 1 : 0;
        long value = 0;
        while (index < text.size() && Character.digit(text.get(index), 10) >= 0) {
            int digit = Character.digit(text.get(index), 10);
            if (value > (Long.MAX_VALUE - digit) / 10) {
                return OptionalLong.empty();
            }
            value = value * 10 + digit;
            index++;
        }
        return OptionalLong.of(negative ? -value : value);
    }
}
