package photoshare.jobserver.benchmarks;

import java.util.Locale;

/// One line of the table.
///
/// @param name as `--only` takes it
/// @param unit of the values, after the number
record Row(String name, String unit, Goal goal) {

    /// What is to be reached, and whether more is better or less.
    sealed interface Goal {

        boolean isMet(double ours, double theirs);

        /// At least that many times the original's rate.
        record Faster(double times) implements Goal {
            @Override
            public boolean isMet(double ours, double theirs) {
                return ours > theirs * times;
            }

            @Override
            public String toString() {
                return "> %.1fx".formatted(times);
            }
        }

        /// Less time or memory than the original.
        record Less() implements Goal {
            @Override
            public boolean isMet(double ours, double theirs) {
                return ours < theirs;
            }

            @Override
            public String toString() {
                return "< 1.0x";
            }
        }

        /// An own limit, whatever the original does.
        record Below(double limit) implements Goal {
            @Override
            public boolean isMet(double ours, double theirs) {
                return ours < limit;
            }

            @Override
            public String toString() {
                return "< %.0f".formatted(limit);
            }
        }
    }

    static Row rate(String name, double times) {
        return new Row(name, "/s", new Goal.Faster(times));
    }

    static Row less(String name, String unit) {
        return new Row(name, unit, new Goal.Less());
    }

    static Row below(String name, double limit, String unit) {
        return new Row(name, unit, new Goal.Below(limit));
    }

    String format(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        String pattern = value < 100 ? "%,.2f %s" : "%,.0f %s";
        return String.format(Locale.ROOT, pattern, value, unit);
    }
}
