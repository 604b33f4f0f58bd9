package photoshare.web.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import photoshare.db.RateLimits;
import photoshare.db.RemovedPhotos;
import photoshare.storage.PhotoStore;

/// Deletes bytes that no row tells of: their node died before it had written the row, or a worker
/// wrote renditions of a photo whose bytes had just been deleted. One node does it, once a day.
@Component
class OrphanSweeper {

    private static final Logger log = LoggerFactory.getLogger(OrphanSweeper.class);
    private static final RateLimits.Limit ONCE_A_DAY =
            new RateLimits.Limit(1, Duration.ofHours(20));

    /// Whatever is being written now will have its row long before.
    private static final Duration AGE = Duration.ofDays(1);

    private static final int AT_ONCE = 500;

    /// Accidents leave a few. This many would mean that the store and the database are not of the
    /// same house.
    private static final int MOST = 1000;

    private final PhotoStore store;
    private final RemovedPhotos photos;
    private final RateLimits limits;
    private final InstantSource clock;

    OrphanSweeper(PhotoStore store, RemovedPhotos photos, RateLimits limits, InstantSource clock) {
        this.store = store;
        this.photos = photos;
        this.limits = limits;
        this.clock = clock;
    }

    @Scheduled(cron = "0 40 3 * * *")
    void sweepOnceADay() {
        if (limits.take("sweeping orphans", ONCE_A_DAY).isEmpty()) {
            sweep();
        }
    }

    void sweep() {
        try {
            List<UUID> orphans = orphans();
            if (orphans.size() > MOST) {
                log.warn(
                        "More than {} photos in the store have no row, so none of them is deleted: is this its database?",
                        MOST);
                return;
            }
            for (UUID orphan : orphans) {
                store.delete(orphan);
            }
            log.info("{} photos in the store had no row and are deleted", orphans.size());
        } catch (IOException | UncheckedIOException e) {
            log.warn("Looking for photos without a row goes on tomorrow: {}", e.toString());
        }
    }

    private List<UUID> orphans() throws IOException {
        try (Stream<UUID> stored = store.untouchedSince(clock.instant().minus(AGE))) {
            return stored.gather(Gatherers.windowFixed(AT_ONCE))
                    .flatMap(some -> photos.unknownOf(some).stream())
                    .limit(MOST + 1)
                    .toList();
        }
    }
}
