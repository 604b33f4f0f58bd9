package photoshare.web.gallery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import photoshare.db.Photo;
import photoshare.db.Photos;
import photoshare.db.RemovedPhotos;
import photoshare.web.security.Viewer;

/// What one watcher has not seen yet. Used by one thread.
final class AlbumUpdates {

    /// @param mark where to go on after this update was seen
    /// @param tiles the changed ones, as HTML
    /// @param gone photos that were removed
    /// @param strip as HTML
    /// @param settled nothing more will come by itself
    record Update(
            String mark, List<String> tiles, List<UUID> gone, String strip, boolean settled) {}

    private final AlbumLooks looks;
    private final Photos photos;
    private final RemovedPhotos removed;
    private final AlbumFragments fragments;
    private final Stretch shown;
    private final Map<UUID, String> sent = new HashMap<>();

    AlbumUpdates(
            AlbumLooks looks,
            Photos photos,
            RemovedPhotos removed,
            AlbumFragments fragments,
            Stretch shown) {
        this.looks = looks;
        this.photos = photos;
        this.removed = removed;
        this.fragments = fragments;
        this.shown = shown;
    }

    /// The mark is taken first, so that what is committed meanwhile comes next time.
    ///
    /// @return empty if the viewer may not look any more
    Optional<Update> since(String mark, UUID album, Viewer viewer) {
        return looks.at(album, viewer).map(look -> since(mark, look));
    }

    private Update since(String mark, Look look) {
        String next = photos.mark();
        List<String> tiles =
                changed(look.album().id(), mark).stream()
                        .filter(look::shows)
                        .flatMap(photo -> changed(photo, look).stream())
                        .toList();
        Strip strip = looks.strip(look);
        return new Update(
                next,
                tiles,
                newlyGone(mark, look),
                fragments.strip(strip),
                strip.progress().settled());
    }

    private List<Photo> changed(UUID album, String mark) {
        return photos.findChangedSince(album, shown.first(), shown.last(), mark);
    }

    private List<UUID> newlyGone(String mark, Look look) {
        List<UUID> gone = removed.since(mark, look.album().id());
        gone.forEach(sent::remove);
        return gone;
    }

    /// While an older transaction is running rows come more than once.
    private Optional<String> changed(Photo photo, Look look) {
        String tile = fragments.tile(look.tile(photo));
        return tile.equals(sent.put(photo.id(), tile)) ? Optional.empty() : Optional.of(tile);
    }
}
