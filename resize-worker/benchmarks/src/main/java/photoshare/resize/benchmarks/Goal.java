package photoshare.resize.benchmarks;

/// What is to be reached.
///
/// @param value not a number if it could not be measured
/// @param limit that the value has to reach
/// @param isMost whether the limit is the most, not the least, that the value may be
record Goal(String name, double value, double limit, boolean isMost) {

    static Goal atLeast(String name, double value, double limit) {
        return new Goal(name, value, limit, false);
    }

    static Goal atMost(String name, double value, double limit) {
        return new Goal(name, value, limit, true);
    }

    boolean isMet() {
        return isMost ? value <= limit : value >= limit;
    }

    void print() {
        String met = Double.isNaN(value) ? "-" : isMet() ? "yes" : "NO";
        System.out.printf(
                "%-58s %10s  %s %-8s %s%n",
                name, number(value), isMost ? "<=" : ">=", number(limit), met);
    }

    private static String number(double value) {
        return Double.isNaN(value)
                ? "-"
                : Math.abs(value) < 1 ? "%.4f".formatted(value) : "%.2f".formatted(value);
    }
}
