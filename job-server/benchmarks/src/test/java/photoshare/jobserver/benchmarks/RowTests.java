package photoshare.jobserver.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowTests {

    @Test
    void aRateHasToBeThatManyTimesTheOther() {
        Row.Goal goal = Row.rate("submit", 1.5).goal();

        assertThat(goal.isMet(16, 10)).isTrue();
        assertThat(goal.isMet(15, 10)).isFalse();
        assertThat(goal).hasToString("> 1.5x");
    }

    @Test
    void timeAndMemoryHaveToBeLess() {
        Row.Goal goal = Row.less("round-trip", "us").goal();

        assertThat(goal.isMet(9, 10)).isTrue();
        assertThat(goal.isMet(10, 10)).isFalse();
    }

    @Test
    void aLimitHoldsWhateverTheOtherDoes() {
        Row.Goal goal = Row.below("live", 500, "B").goal();

        assertThat(goal.isMet(499, Double.NaN)).isTrue();
        assertThat(goal.isMet(500, 912)).isFalse();
    }

    @Test
    void valuesReadAsInAReport() {
        Row row = Row.rate("submit", 1);

        assertThat(row.format(1_234_567)).isEqualTo("1,234,567 /s");
        assertThat(row.format(12.345)).isEqualTo("12.35 /s");
        assertThat(row.format(Double.NaN)).isEqualTo("-");
    }
}
