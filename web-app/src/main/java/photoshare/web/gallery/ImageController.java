package photoshare.web.gallery;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import photoshare.db.Photo;
import photoshare.db.Photos;
import photoshare.storage.picture.PictureFormat;
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

    ImageController(Photos photos, PhotoFiles files) {
        this.photos = photos;
        this.files = files;
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

    /// Nothing is kept of it: how long it is shows while it is sent.
    @GetMapping("/photos/{id}/original-without-location")
    void withoutLocation(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID id,
            HttpServletResponse response)
            throws IOException {
        Photo photo = visible(id, viewer);
        PictureFormat format = PhotoFiles.strippable(photo).orElseThrow(NotFoundException::new);
        response.setContentType(photo.format());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, PhotoFiles.download(photo.fileName()).toString());
        try {
            files.copyBare(photo, format, response.getOutputStream());
        } catch (NoSuchFileException _) {
            throw new NotFoundException();
        }
    }

    private Photo visible(UUID id, Viewer viewer) {
        return photos.findVisible(id, viewer.id()).orElseThrow(NotFoundException::new);
    }
}
