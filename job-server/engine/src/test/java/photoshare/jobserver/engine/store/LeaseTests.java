package photoshare.jobserver.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LeaseTests {

    private static final Duration AGE = Duration.ofSeconds(6);

    private long nanos;
    private Instant time = Instant.parse("2026-11-22T06:00:00Z");
    private final Lease lease = new Lease(() -> nanos, () -> time);

    @Test
    void countsFromTheQuestionAndNotFromTheAnswer() {
        Lease.Moment asked = lease.now();
        passes(AGE);
        lease.proven(asked);
        assertThat(lease.isOlderThan(AGE)).isFalse();

        passes(Duration.ofNanos(1));
        assertThat(lease.isOlderThan(AGE)).isTrue();
    }

    @Test
    void isOverAfterTheMachineSlept() {
        time = time.plus(AGE).plusNanos(1);

        assertThat(lease.isOlderThan(AGE)).isTrue();
    }

    @Test
    void isNotProlongedByAClockThatIsSetBack() {
        time = time.minusSeconds(3600);
        nanos += AGE.toNanos() + 1;

        assertThat(lease.isOlderThan(AGE)).isTrue();
    }

    private void passes(Duration duration) {
        nanos += duration.toNanos();
        time = time.plus(duration);
    }
}
