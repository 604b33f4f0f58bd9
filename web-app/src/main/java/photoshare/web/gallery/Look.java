package photoshare.web.gallery;

import photoshare.db.Album;
import photoshare.db.Photo;
import photoshare.db.PhotoState;
import photoshare.web.security.Viewer;

/// One person looking at one album: what is shown depends on both.
record Look(Album album, String ownerName, Viewer viewer) {

    public boolean owner() {
        return album.isOwnedBy(viewer.id());
    }

    /// Friends see what is ready, the owner also what is on its way or failed.
    boolean shows(Photo photo) {
        return owner() || photo.state() == PhotoState.READY;
    }

    Tile tile(Photo photo) {
        return Tile.of(photo, ownerName, owner());
    }
}
