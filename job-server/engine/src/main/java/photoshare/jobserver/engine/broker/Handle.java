package photoshare.jobserver.engine.broker;

import java.nio.charset.StandardCharsets;
import photoshare.jobserver.protocol.Bytes;

/// A job's name in two parts. All jobs of one run of a server share the first, so that the second,
/// a number, is all that has to be kept and looked up for each of them.
///
/// @param series everything before the number
/// @param number from 1; 0 for a name that does not end in a number, which is a series of its own
record Handle(Bytes series, long number) {

    /// What fits a `long` in any case.
    private static final int MOST_DIGITS = 18;

    static Handle of(Bytes name) {
        int first = name.size();
        while (first > 0 && isDigit(name.get(first - 1))) {
            first--;
        }
        int digits = name.size() - first;
        if (digits == 0 || digits > MOST_DIGITS || name.get(first) == '0') {
            return new Handle(name, 0);
        }
        long number = 0;
        for (int i = first; i < name.size(); i++) {
            number = number * 10 + name.get(i) - '0';
        }
        return new Handle(name.first(first), number);
    }

    Bytes name() {
        if (number == 0) {
            return series;
        }
        byte[] digits = Long.toString(number).getBytes(StandardCharsets.ISO_8859_1);
        return series.followedBy(digits);
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }
}
