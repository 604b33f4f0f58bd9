package photoshare.web.upload;

import java.util.UUID;
import org.springframework.stereotype.Component;
import photoshare.db.Albums;
import photoshare.db.BatchIntake;
import photoshare.web.security.Viewer;
import photoshare.web.system.NotFoundException;

/// Only the owner puts photos into an album. Others cannot tell it from one that does not exist.
@Component
class OwnUploads {

    private final Albums albums;
    private final BatchIntake intake;

    OwnUploads(Albums albums, BatchIntake intake) {
        this.albums = albums;
        this.intake = intake;
    }

    void checkAlbum(UUID album, Viewer viewer) {
        albums.findOwned(album, viewer.id()).orElseThrow(NotFoundException::new);
    }

    void checkBatch(UUID batch, UUID album, Viewer viewer) {
        checkAlbum(album, viewer);
        intake.albumOf(batch).filter(album::equals).orElseThrow(NotFoundException::new);
    }
}
