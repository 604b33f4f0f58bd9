package photoshare.web.upload;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import photoshare.db.BatchProgress;

/// Closes uploads whose browser vanished, so that friends hear of what did arrive. Every node
/// sweeps; closing twice is harmless.
@Component
class BatchSweeper {

    private static final Logger log = LoggerFactory.getLogger(BatchSweeper.class);

    private final BatchProgress progress;
    private final UploadProperties properties;

    BatchSweeper(BatchProgress progress, UploadProperties properties) {
        this.progress = progress;
        this.properties = properties;
    }

    @Scheduled(fixedDelayString = "${app.upload.sweep-every:1m}")
    void closeIdle() {
        progress.closeIdle(properties.idle())
                .forEach(batch -> log.info("batch={} was idle: closed with what arrived", batch));
    }
}
