package photoshare.web.gallery;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import photoshare.db.Photo;
import photoshare.db.PhotoState;
import photoshare.db.Photos;
import photoshare.web.security.Viewer;
import photoshare.web.system.NotFoundException;

/// The bytes of photos, for those who may see them. What lies under an address never changes, so a
/// browser asks once.
@RestController
class ImageController {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

    private final Photos photos;
    private final PhotoFiles files;
    private final MessageSource messages;

    ImageController(Photos photos, PhotoFiles files, MessageSource messages) {
        this.photos = photos;
        this.files = files;
        this.messages = messages;
    }

    @GetMapping("/photos/{id}/{edge}.jpg")
    @Nullable ResponseEntity<InputStreamResource> rendition(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID id,
            @PathVariable int edge,
            WebRequest request)
            throws IOException {
        return files.rendition(visible(id, viewer), edge, FOR_EVER, request);
    }

    @GetMapping("/photos/{id}/original")
    @Nullable ResponseEntity<InputStreamResource> original(
            @AuthenticationPrincipal Viewer viewer, @PathVariable UUID id, WebRequest request)
            throws IOException {
        return files.original(visible(id, viewer), FOR_EVER, request);
    }

    /// What it is called says which of the two copies it is.
    @GetMapping("/photos/{id}/original-without-location")
    void withoutLocation(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID id,
            HttpServletResponse response,
            Locale language)
            throws IOException {
        Photo photo = visible(id, viewer);
        if (photo.state() != PhotoState.READY) { // of another one nobody knows what is in it
            throw new NotFoundException();
        }
        FileName name = FileName.of(photo.fileName());
        String stem =
                messages.getMessage("album.photo.bare-name", new Object[] {name.stem()}, language);
        files.send(Download.bare(photo).called(stem + name.ending()), response);
    }

    private Photo visible(UUID id, Viewer viewer) {
        return photos.findVisible(id, viewer.id()).orElseThrow(NotFoundException::new);
    }
}
