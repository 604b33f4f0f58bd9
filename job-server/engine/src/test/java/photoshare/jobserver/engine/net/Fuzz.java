package photoshare.jobserver.engine.net;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Plays rounds with chance until the time is over. A round that fails is played again with
/// `-Dfuzz.seed=N`; `-Dfuzz.seconds=N` plays longer.
final class Fuzz {

    /// One round.
    interface Round {

        /// @return how many packets were played
        long play(RandomGenerator chance) throws Exception;
    }

    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("fuzz.seconds", 5));
    private static final long FIRST_SEED = Long.getLong("fuzz.seed", System.nanoTime());

    private Fuzz() {}

    static void play(String what, Round round) {
        long packets = 0;
        long seed = FIRST_SEED;
        long end = System.nanoTime() + TIME.toNanos();
        while (System.nanoTime() < end) {
            try {
                packets += round.play(new SplittableRandom(seed));
            } catch (Exception | AssertionError e) {
                throw new AssertionError("Play it again with -Dfuzz.seed=" + seed, e);
            }
            seed++;
        }
        System.out.printf("%s: %,d packets, seeds from %d%n", what, packets, FIRST_SEED);
    }
}
