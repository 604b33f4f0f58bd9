package photoshare.web.gallery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import photoshare.db.Photo;
import photoshare.db.PhotoState;
import photoshare.db.Photos;
import photoshare.storage.PhotoKey;
import photoshare.storage.PhotoStore;
import photoshare.storage.RenditionSize;
import photoshare.web.security.Viewer;
import photoshare.web.system.NotFoundException;

/// The bytes of photos, for those who may see them. What lies under an address never changes, so a
/// browser asks once.
@RestController
class ImageController {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

    private final Photos photos;
    private final PhotoStore store;

    ImageController(Photos photos, PhotoStore store) {
        this.photos = photos;
        this.store = store;
    }

    @GetMapping("/photos/{id}/{edge}.jpg")
    @Nullable ResponseEntity<InputStreamResource> rendition(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID id,
            @PathVariable int edge,
            WebRequest request)
            throws IOException {
        Photo photo = visible(id, viewer);
        RenditionSize size = RenditionSize.ofEdge(edge).orElseThrow(NotFoundException::new);
        if (photo.state() != PhotoState.READY) {
            throw new NotFoundException();
        }
        RenditionSize stored = size.storedOr(photo.width(), photo.height());
        return request.checkNotModified(id + "-" + stored.edge())
                ? null
                : send(
                        new PhotoKey.Rendition(id, stored),
                        ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG));
    }

    @GetMapping("/photos/{id}/original")
    @Nullable ResponseEntity<InputStreamResource> original(
            @AuthenticationPrincipal Viewer viewer, @PathVariable UUID id, WebRequest request)
            throws IOException {
        Photo photo = visible(id, viewer);
        return request.checkNotModified(id + "-original")
                ? null
                : send(
                        new PhotoKey.Original(id),
                        ResponseEntity.ok()
                                .contentType(MediaType.parseMediaType(photo.format()))
                                .header(HttpHeaders.CONTENT_DISPOSITION, download(photo)));
    }

    private Photo visible(UUID id, Viewer viewer) {
        return photos.findVisible(id, viewer.id()).orElseThrow(NotFoundException::new);
    }

    private ResponseEntity<InputStreamResource> send(PhotoKey key, BodyBuilder answer)
            throws IOException {
        try {
            long length = store.size(key).orElseThrow(NotFoundException::new);
            return answer.cacheControl(FOR_EVER)
                    .contentLength(length)
                    .body(new InputStreamResource(store.open(key)));
        } catch (NoSuchFileException _) {
            throw new NotFoundException();
        }
    }

    private static String download(Photo photo) {
        return ContentDisposition.attachment()
                .filename(photo.fileName(), StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
