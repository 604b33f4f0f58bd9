package photoshare.web.gallery;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import photoshare.web.gallery.AlbumUpdates.Update;
import photoshare.web.security.Viewer;
import photoshare.web.system.Bell;

/// One browser watching one album, on a thread of its own.
final class AlbumStream {

    private static final Logger log = LoggerFactory.getLogger(AlbumStream.class);

    /// Changes within this time go out together: two hundred photos must not be a flood.
    private static final Duration GATHER = Duration.ofMillis(250);

    /// Silence for longer makes proxies believe that the connection is dead.
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /// The place in the queue changes without a bell, because other albums' photos are done.
    private static final Duration GLANCE = Duration.ofSeconds(5);

    private static final long RECONNECT_MILLIS = 1000;

    private final UUID album;
    private final Viewer viewer;
    private final SseEmitter emitter;
    private volatile boolean ended;
    private String lastStrip = "";
    private Duration silence = Duration.ZERO;

    AlbumStream(UUID album, Viewer viewer, SseEmitter emitter) {
        this.album = album;
        this.viewer = viewer;
        this.emitter = emitter;
    }

    UUID album() {
        return album;
    }

    void onEnd(Runnable cleanUp) {
        emitter.onCompletion(() -> {
            ended = true;
            cleanUp.run();
        });
        emitter.onTimeout(this::end);
    }

    void end() {
        ended = true;
        emitter.complete();
    }

    void follow(AlbumUpdates updates, Bell bell, String since) {
        try {
            emitter.send(SseEmitter.event().reconnectTime(RECONNECT_MILLIS).comment("watching"));
            watch(updates, bell, since);
            end();
        } catch (IOException | IllegalStateException _) {
            ended = true; // the browser went away
        } catch (DataAccessException | TransactionException _) {
            log.warn("Lost the database: album {} goes on when the browser comes back", album);
            end();
        } catch (InterruptedException _) {
            end();
        }
    }

    private void watch(AlbumUpdates updates, Bell bell, String since)
            throws IOException, InterruptedException {
        String mark = since;
        while (!ended) {
            Optional<Update> update = updates.since(mark, album, viewer);
            if (update.isEmpty() || isLast(update.get())) {
                return;
            }
            mark = update.get().mark();
            Thread.sleep(GATHER);
            if (!bell.await(GLANCE)) {
                keepAlive();
            }
        }
    }

    private void keepAlive() throws IOException {
        silence = silence.plus(GLANCE);
        if (silence.compareTo(HEARTBEAT) >= 0) {
            emitter.send(SseEmitter.event().comment("still here"));
            silence = Duration.ZERO;
        }
    }

    private boolean isLast(Update update) throws IOException {
        send(update);
        if (update.settled()) {
            emitter.send(SseEmitter.event().name("done").id(update.mark()).data(""));
        }
        return update.settled();
    }

    /// The mark goes with the last event: whoever saw only a part gets all of it again.
    private void send(Update update) throws IOException {
        if (update.tiles().isEmpty()
                && update.gone().isEmpty()
                && update.strip().equals(lastStrip)) {
            return;
        }
        for (UUID photo : update.gone()) {
            emitter.send(SseEmitter.event().name("gone").data("photo-" + photo));
        }
        for (String tile : update.tiles()) {
            emitter.send(SseEmitter.event().name("tile").data(tile));
        }
        emitter.send(SseEmitter.event().name("strip").id(update.mark()).data(update.strip()));
        lastStrip = update.strip();
    }
}
