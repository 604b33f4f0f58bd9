package photoshare.web.gallery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import photoshare.db.Photo;
import photoshare.db.Photos;

/// Cuts large albums into pages. A page begins behind a photo or ends before one, so it costs the
/// same wherever it is, and nothing is skipped or shown twice when photos come and go.
@Component
public class AlbumPages {

    static final int SIZE = 200;

    /// Behind a photo, before one, or the first ones of all.
    public record Cut(Optional<UUID> after, Optional<UUID> before) {

        boolean backwards() {
            return before.isPresent();
        }
    }

    private final Photos photos;

    AlbumPages(Photos photos) {
        this.photos = photos;
    }

    /// Where a page with the photos of an upload begins, if they are not among the first of all.
    ///
    /// @param all also the photos that are not ready
    Optional<UUID> behind(UUID album, UUID batch, boolean all) {
        return photos.findFirst(album, batch, all)
                .map(first -> photos.findBefore(album, first.id(), all, SIZE))
                .filter(before -> before.size() == SIZE)
                .flatMap(AlbumPages::first);
    }

    /// @param all also the photos that are not ready
    public AlbumPage at(UUID album, Cut cut, boolean all) {
        return cut.backwards() ? before(album, cut, all) : after(album, cut, all);
    }

    private AlbumPage after(UUID album, Cut cut, boolean all) {
        UUID after = cut.after().orElse(Stretch.BEGINNING);
        List<Photo> found = photos.findAfter(album, after, all, SIZE + 1);
        List<Photo> shown = found.subList(0, Math.min(SIZE, found.size()));
        Optional<UUID> last = more(found) ? last(shown) : Optional.empty();
        return new AlbumPage(shown, cut.after().map(_ -> first(shown).orElse(Stretch.END)), last);
    }

    private AlbumPage before(UUID album, Cut cut, boolean all) {
        UUID before = cut.before().orElse(Stretch.END);
        List<Photo> found = photos.findBefore(album, before, all, SIZE + 1);
        List<Photo> shown = new ArrayList<>(found.subList(0, Math.min(SIZE, found.size())));
        Collections.reverse(shown);
        Optional<UUID> first = more(found) ? first(shown) : Optional.empty();
        Optional<UUID> last = before.equals(Stretch.END) ? Optional.empty() : last(shown);
        return new AlbumPage(shown, first, last);
    }

    private static boolean more(List<Photo> found) {
        return found.size() > SIZE;
    }

    private static Optional<UUID> first(List<Photo> shown) {
        return shown.stream().findFirst().map(Photo::id);
    }

    private static Optional<UUID> last(List<Photo> shown) {
        return shown.isEmpty() ? Optional.empty() : Optional.of(shown.getLast().id());
    }
}
