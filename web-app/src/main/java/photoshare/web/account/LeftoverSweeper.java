package photoshare.web.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import photoshare.db.LeftoverBytes;
import photoshare.storage.PhotoStore;

/// Removes the bytes of photos that are no more. Every node sweeps; each gets other photos.
@Component
class LeftoverSweeper {

    private static final int AT_A_TIME = 100;

    private static final Logger log = LoggerFactory.getLogger(LeftoverSweeper.class);

    private final LeftoverBytes leftovers;
    private final PhotoStore store;

    LeftoverSweeper(LeftoverBytes leftovers, PhotoStore store) {
        this.leftovers = leftovers;
        this.store = store;
    }

    @Scheduled(fixedDelayString = "${app.leftovers.sweep-every:10s}")
    void sweep() {
        int swept = AT_A_TIME;
        while (swept == AT_A_TIME) {
            swept = leftovers.sweep(AT_A_TIME, this::remove);
            if (swept > 0) {
                log.info("Removed the bytes of {} deleted photos", swept);
            }
        }
    }

    private void remove(UUID photo) {
        try {
            store.delete(photo);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
