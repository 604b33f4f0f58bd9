package photoshare.web.gallery;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import photoshare.db.Photo;

/// So many photos of an album as are shown at once, in the order of upload.
///
/// @param earlier show what is before this one, if something is
/// @param later show what is behind this one, if something is
public record AlbumPage(List<Photo> photos, Optional<UUID> earlier, Optional<UUID> later) {

    /// Before it are the newest ones of all.
    public UUID end() {
        return Stretch.END;
    }

    public boolean whole() {
        return earlier.isEmpty() && later.isEmpty();
    }

    /// The photos that belong on this page, also those that will come. An end of the album is open.
    Stretch stretch() {
        return Stretch.of(earlier, later);
    }
}
