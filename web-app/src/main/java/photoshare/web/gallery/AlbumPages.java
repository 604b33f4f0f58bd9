package photoshare.web.gallery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
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

    /// Where an album shows a photo, or what is next to it when it is gone.
    ///
    /// @param address of the album
    /// @param all also the photos that are not ready
    public String addressOf(String address, UUID album, UUID photo, boolean all) {
        var page = UriComponentsBuilder.fromPath(address);
        photos.findFrom(album, photo, all)
                .or(() -> photos.findBefore(album, photo, all, 1).stream().findFirst())
                .map(Photo::id)
                .ifPresent(shown -> {
                    page.queryParamIfPresent("after", after(album, shown, all));
                    page.fragment("photo-" + shown);
                });
        return page.toUriString();
    }

    /// The last photo of the page before, if pages are full from the first photo on.
    private Optional<UUID> after(UUID album, UUID photo, boolean all) {
        int place = photos.countBefore(album, photo, all);
        return place < SIZE
                ? Optional.empty()
                : photos.findAt(album, place - place % SIZE - 1, all).map(Photo::id);
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
