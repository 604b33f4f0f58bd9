package photoshare.web.upload;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Ids of version 7 (RFC 9562, 5.7): in the order of time, so that uploads lie one after the other.
/// The database makes them too, but the bytes are stored under the id before the row is.
@Component
final class TimeOrderedIds {

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    TimeOrderedIds(InstantSource clock) {
        this.clock = clock;
    }

    UUID next() {
        return at(clock.instant());
    }

    UUID at(Instant instant) {
        long time = instant.toEpochMilli() << 16;
        long version = 0x7000L | random.nextInt(0x1000);
        long variant = 0x8000_0000_0000_0000L | random.nextLong() >>> 2;
        return new UUID(time | version, variant);
    }
}
