package photoshare.jobserver.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class SliceTests {

    private static final Duration LENGTH = Duration.ofMillis(5);
    private static final int MANY = 1_000_000;

    private final Slice slice = new Slice(LENGTH);

    @Test
    void isOverForWhoKeepsTheProcessorBusy() {
        assertThat(messagesUntilOver()).isLessThan(MANY);
    }

    @Test
    void isOverAgainInTheNextOne() {
        messagesUntilOver();

        assertThat(messagesUntilOver()).isLessThan(MANY);
    }

    @Test
    void lastsForWhoOnlyWaits() {
        slice.begin();
        for (int i = 0; i < 100; i++) {
            assertThat(slice.isOver()).isFalse();
            LockSupport.parkNanos(LENGTH.toNanos() / 10);
        }
    }

    private int messagesUntilOver() {
        slice.begin();
        for (int messages = 0; messages < MANY; messages++) {
            if (slice.isOver()) {
                return messages;
            }
            work();
        }
        return MANY;
    }

    private static void work() {
        long end = System.nanoTime() + LENGTH.toNanos() / 50;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
