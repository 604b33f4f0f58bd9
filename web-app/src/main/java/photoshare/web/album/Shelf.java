package photoshare.web.album;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import photoshare.db.AlbumCards.AlbumCard;
import photoshare.web.gallery.Placeholder;

/// Albums as they lie beside each other on the home page, newest first.
///
/// @param after the album behind which these begin, if they are not the newest
/// @param older whether there are more behind them
record Shelf(List<Cover> covers, Optional<UUID> after, boolean older) {

    /// @param placeholder what is seen of the cover until it has come
    record Cover(AlbumCard album, Optional<String> placeholder) {

        static Cover of(AlbumCard album) {
            return new Cover(
                    album, Placeholder.of(album.thumbHash(), album.width(), album.height()));
        }
    }

    /// @param found one more than `most`, if there are older ones
    static Shelf of(List<AlbumCard> found, int most, Optional<UUID> after) {
        List<Cover> covers = found.stream().limit(most).map(Cover::of).toList();
        return new Shelf(covers, after, found.size() > most);
    }

    public boolean isEmpty() {
        return covers.isEmpty() && after.isEmpty();
    }

    /// Where the older ones begin.
    public String last() {
        return covers.getLast().album().id().toString();
    }
}
