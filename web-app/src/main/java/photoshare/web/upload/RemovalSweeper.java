package photoshare.web.upload;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import photoshare.db.RemovedPhotos;
import photoshare.storage.PhotoStore;

/// Deletes the bytes of photos that were removed and can no longer be had back. Every node sweeps;
/// a node that dies in the middle leaves the rest to the others.
@Component
class RemovalSweeper {

    private static final Logger log = LoggerFactory.getLogger(RemovalSweeper.class);
    private static final int AT_ONCE = 100;

    private final RemovedPhotos removed;
    private final PhotoStore store;
    private final UploadProperties properties;

    RemovalSweeper(RemovedPhotos removed, PhotoStore store, UploadProperties properties) {
        this.removed = removed;
        this.store = store;
        this.properties = properties;
    }

    @Scheduled(fixedDelayString = "${app.upload.sweep-every:1m}")
    void sweep() {
        List<UUID> photos = removed.sweep(properties.undo(), AT_ONCE);
        photos.forEach(this::delete);
        if (photos.size() == AT_ONCE) {
            sweep();
        }
    }

    private void delete(UUID photo) {
        try {
            store.delete(photo);
            removed.forget(photo);
        } catch (IOException e) {
            log.warn(
                    "photo={} cannot be deleted now, it will be tried again: {}",
                    photo,
                    e.toString());
        }
    }
}
