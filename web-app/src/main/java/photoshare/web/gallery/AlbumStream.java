package photoshare.web.gallery;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import photoshare.web.gallery.AlbumUpdates.Update;
import photoshare.web.live.LiveStream;
import photoshare.web.security.Viewer;
import photoshare.web.system.Bell;

/// One browser watching one album.
final class AlbumStream implements LiveStream.Story {

    /// Changes within this time go out together: two hundred photos must not be a flood.
    private static final Duration GATHER = Duration.ofMillis(250);

    /// The place in the queue changes without a bell, because other albums' photos are done.
    private static final Duration GLANCE = Duration.ofSeconds(5);

    /// Whatever still happens to an album in which nothing is under way rings: somebody removes a
    /// photo, or a friend, or likes a photo, or adds more.
    private static final Duration REST = Duration.ofSeconds(15);

    private final UUID album;
    private final Viewer viewer;
    private final AlbumUpdates updates;
    private final Bell bell;
    private String mark;
    private String lastStrip = "";
    private boolean settled;

    /// @param since the mark up to which the browser has seen everything
    AlbumStream(UUID album, Viewer viewer, AlbumUpdates updates, Bell bell, String since) {
        this.album = album;
        this.viewer = viewer;
        this.updates = updates;
        this.bell = bell;
        this.mark = since;
    }

    @Override
    public void tell(LiveStream stream) throws IOException, InterruptedException {
        while (!stream.ended()) {
            Optional<Update> update = updates.since(mark, album, viewer);
            if (update.isEmpty()) {
                stream.send(SseEmitter.event().name("over").data(""));
                return;
            }
            send(update.get(), stream);
            mark = update.get().mark();
            stream.pause(GATHER);
            awaitMore(stream);
        }
    }

    /// As long as nothing is under way the database is not asked.
    private void awaitMore(LiveStream stream) throws IOException, InterruptedException {
        if (!settled) {
            stream.await(bell, GLANCE);
            return;
        }
        while (!stream.await(bell, REST) && !stream.ended()) {
            // the silence was broken: whoever has gone is noticed
        }
    }

    /// The mark goes with the last events: whoever saw only a part gets all of it again.
    private void send(Update update, LiveStream stream) throws IOException {
        if (update.tiles().isEmpty()
                && update.gone().isEmpty()
                && update.strip().equals(lastStrip)
                && update.settled() == settled) {
            return;
        }
        for (UUID photo : update.gone()) {
            stream.send(SseEmitter.event().name("gone").data("photo-" + photo));
        }
        for (String tile : update.tiles()) {
            stream.send(SseEmitter.event().name("tile").data(tile));
        }
        stream.send(SseEmitter.event().name("strip").id(update.mark()).data(update.strip()));
        if (update.settled()) {
            stream.send(SseEmitter.event().name("settled").id(update.mark()).data(""));
        }
        lastStrip = update.strip();
        settled = update.settled();
    }
}
