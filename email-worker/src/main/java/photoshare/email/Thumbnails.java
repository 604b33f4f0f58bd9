package photoshare.email;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import photoshare.db.Announcements.Announcement;
import photoshare.db.Announcements.Picture;
import photoshare.storage.PhotoKey;
import photoshare.storage.PhotoStore;
import photoshare.storage.RenditionSize;

/// Fetches the first few photos of a batch.
@Component
final class Thumbnails {

    private static final int MOST = 6;

    private final PhotoStore store;

    Thumbnails(PhotoStore store) {
        this.store = store;
    }

    /// A photo that was deleted in the meantime is left out.
    List<Thumbnail> of(Announcement announcement) throws IOException {
        List<Thumbnail> thumbnails = new ArrayList<>();
        List<Picture> photos = announcement.photos();
        for (int i = 0; i < Math.min(MOST, photos.size()); i++) {
            try {
                thumbnails.add(thumbnail(i + 1, photos.get(i)));
            } catch (NoSuchFileException _) {
                // the mail is as good without it
            }
        }
        return thumbnails;
    }

    private Thumbnail thumbnail(int number, Picture photo) throws IOException {
        var small = new PhotoKey.Rendition(photo.id(), RenditionSize.SMALL);
        try (InputStream jpeg = store.open(small)) {
            return new Thumbnail(number, jpeg.readAllBytes(), photo.width(), photo.height());
        }
    }
}
