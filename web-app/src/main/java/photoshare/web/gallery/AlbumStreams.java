package photoshare.web.gallery;

import java.util.Optional;
import java.util.UUID;
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
import photoshare.web.live.LiveStreams;
import photoshare.web.security.Viewer;
import photoshare.web.system.Bell;
import photoshare.web.system.NotFoundException;

/// The live side of the album page. A browser that lost its node goes on at the next one from the
/// last event it saw.
@RestController
class AlbumStreams {

    private final AlbumLooks looks;
    private final Photos photos;
    private final RemovedPhotos removed;
    private final AlbumFragments fragments;
    private final AlbumBells bells;
    private final LiveStreams streams;

    AlbumStreams(
            AlbumLooks looks,
            Photos photos,
            RemovedPhotos removed,
            AlbumFragments fragments,
            AlbumBells bells,
            LiveStreams streams) {
        this.looks = looks;
        this.photos = photos;
        this.removed = removed;
        this.fragments = fragments;
        this.bells = bells;
        this.streams = streams;
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
            @RequestHeader(name = "Last-Event-ID", defaultValue = "") String seen) {
        looks.at(id, viewer).orElseThrow(NotFoundException::new);
        Bell bell = bells.hang(id);
        var updates = new AlbumUpdates(looks, photos, removed, fragments, Stretch.of(first, last));
        String mark = mark(seen.isEmpty() ? since : seen);
        return streams.open(
                "album " + id,
                new AlbumStream(id, viewer, updates, bell, mark),
                () -> bells.takeDown(id, bell));
    }

    /// Anything else than digits is not a mark of ours: such a browser gets everything.
    private static String mark(String given) {
        return given.matches("\\d{1,19}") ? given : "0";
    }
}
