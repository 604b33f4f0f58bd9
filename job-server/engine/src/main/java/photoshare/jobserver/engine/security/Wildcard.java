package photoshare.jobserver.engine.security;

import photoshare.jobserver.protocol.Bytes;

/// A pattern in which `*` stands for any bytes, or none. Works on bytes because names are bytes:
/// two that only look the same as text must not pass for each other.
final class Wildcard {

    private final Bytes pattern;

    Wildcard(String pattern) {
        this.pattern = Bytes.of(pattern);
    }

    /// When something does not fit, the last `*` takes one byte more; the ones before it need not
    /// be tried again.
    boolean matches(Bytes text) {
        int inPattern = 0;
        int inText = 0;
        int star = -1;
        int startOfStar = 0;
        while (inText < text.size()) {
            if (isStar(inPattern)) {
                star = inPattern++;
                startOfStar = inText;
            } else if (inPattern < pattern.size() && pattern.get(inPattern) == text.get(inText)) {
                inPattern++;
                inText++;
            } else if (star >= 0) {
                inPattern = star + 1;
                inText = ++startOfStar;
            } else {
                return false;
            }
        }
        while (isStar(inPattern)) {
            inPattern++;
        }
        return inPattern == pattern.size();
    }

    private boolean isStar(int index) {
        return index < pattern.size() && pattern.get(index) == '*';
    }

    @Override
    public String toString() {
        return pattern.toString();
    }
}
