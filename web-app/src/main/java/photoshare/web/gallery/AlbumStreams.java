package photoshare.web.gallery;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import photoshare.db.Photos;
import photoshare.db.RemovedPhotos;
import photoshare.web.security.Viewer;
import photoshare.web.system.Bell;
import photoshare.web.system.NotFoundException;

/// The live side of the album page. A stream knows nothing that another node would not know: a
/// browser that lost its node goes on at the next one from the last event it saw.
@RestController
class AlbumStreams implements SmartLifecycle {

    /// After this time a browser comes back by itself, and is asked again who it is.
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final AlbumLooks looks;
    private final Photos photos;
    private final RemovedPhotos removed;
    private final AlbumFragments fragments;
    private final AlbumBells bells;
    private final Set<AlbumStream> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    AlbumStreams(
            AlbumLooks looks,
            Photos photos,
            RemovedPhotos removed,
            AlbumFragments fragments,
            AlbumBells bells) {
        this.looks = looks;
        this.photos = photos;
        this.removed = removed;
        this.fragments = fragments;
        this.bells = bells;
    }

    /// @param first of the photos that the page shows, if they are not the album's first
    /// @param last of the photos that the page shows, if they are not the album's last
    /// @param since the mark of the page, for a browser that has not seen an event yet
    @GetMapping(path = "/albums/{id}/events", produces = "text/event-stream")
    ResponseEntity<SseEmitter> events(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Optional<UUID> first,
            @RequestParam Optional<UUID> last,
            @RequestParam(defaultValue = "0") String since,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "") String seen,
            Locale locale) {
        looks.at(id, viewer).orElseThrow(NotFoundException::new);
        var emitter = new SseEmitter(LONGEST.toMillis());
        var stream = new AlbumStream(id, viewer, emitter);
        open(stream, Stretch.of(first, last), mark(seen.isEmpty() ? since : seen), locale);
        return ResponseEntity.ok().header("X-Accel-Buffering", "no").body(emitter);
    }

    private void open(AlbumStream stream, Stretch shown, String mark, Locale locale) {
        Bell bell = bells.hang(stream.album());
        stream.onEnd(() -> {
            streams.remove(stream);
            bells.takeDown(stream.album(), bell);
        });
        streams.add(stream);
        var updates = new AlbumUpdates(looks, photos, removed, fragments, shown);
        Thread.ofVirtual()
                .name("album-stream")
                .start(() -> {
                    LocaleContextHolder.setLocale(locale);
                    stream.follow(updates, bell, mark);
                });
    }

    /// Anything else than digits is not a mark of ours: such a browser gets everything.
    private static String mark(String given) {
        return given.matches("\\d{1,19}") ? given : "0";
    }

    @Override
    public void start() {
        running = true;
    }

    /// Before the web server waits for its last requests: these would never end by themselves.
    @Override
    public void stop() {
        running = false;
        streams.forEach(AlbumStream::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
