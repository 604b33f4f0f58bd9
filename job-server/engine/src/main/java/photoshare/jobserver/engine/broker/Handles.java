package photoshare.jobserver.engine.broker;

import java.time.Instant;
import java.util.random.RandomGenerator;
import photoshare.jobserver.protocol.Bytes;

/// Names jobs. The names of two runs of a server never meet, because the time of the start and a
/// little chance are part of them: a client that asks for an old handle after a restart must not be
/// told of another job.
public final class Handles {

    /// Clients reserve 64 bytes for a handle and its NUL; 31 of the 63 go to the start and the
    /// number.
    public static final int LONGEST_PREFIX = 30;

    private static final int CHANCES = 36 * 36 * 36;

    private final Bytes series;
    private long last;

    /// @param prefix such as `H:host`; printable ASCII without spaces, at most [#LONGEST_PREFIX]
    /// @param started when this server started
    public Handles(String prefix, Instant started, RandomGenerator chance) {
        if (!prefix.matches("[!-~]{1,%d}".formatted(LONGEST_PREFIX))) {
            throw new IllegalArgumentException(
                    "A handle prefix is 1 to %d printable characters without spaces, not \"%s\""
                            .formatted(LONGEST_PREFIX, prefix));
        }
        String start =
                "%s%3s"
                        .formatted(
                                Long.toString(started.toEpochMilli(), 36),
                                Integer.toString(chance.nextInt(CHANCES), 36))
                        .replace(' ', '0');
        series = Bytes.of(prefix + ":" + start + ":");
    }

    Handle next() {
        return new Handle(series, ++last);
    }
}
