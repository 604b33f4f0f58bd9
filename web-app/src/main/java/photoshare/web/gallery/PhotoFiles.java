package photoshare.web.gallery;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;
import photoshare.db.Photo;
import photoshare.db.PhotoState;
import photoshare.storage.PhotoKey;
import photoshare.storage.PhotoStore;
import photoshare.storage.RenditionSize;
import photoshare.web.system.NotFoundException;

/// Sends the bytes of photos to those whom a controller let in.
@Component
public class PhotoFiles {

    private final PhotoStore store;

    PhotoFiles(PhotoStore store) {
        this.store = store;
    }

    /// @param edge as in an address: the largest there is, if there is no such large one
    /// @return null if the browser has it already
    public @Nullable ResponseEntity<InputStreamResource> rendition(
            Photo photo, int edge, CacheControl cache, WebRequest request) throws IOException {
        RenditionSize size = RenditionSize.ofEdge(edge).orElseThrow(NotFoundException::new);
        if (photo.state() != PhotoState.READY) {
            throw new NotFoundException();
        }
        RenditionSize stored = size.storedOr(photo.width(), photo.height());
        var answer = ResponseEntity.ok().cacheControl(cache).contentType(MediaType.IMAGE_JPEG);
        return request.checkNotModified(photo.id() + "-" + stored.edge())
                ? null
                : send(new PhotoKey.Rendition(photo.id(), stored), answer);
    }

    /// @return null if the browser has it already
    @Nullable ResponseEntity<InputStreamResource> original(
            Photo photo, CacheControl cache, WebRequest request) throws IOException {
        var answer =
                ResponseEntity.ok()
                        .cacheControl(cache)
                        .contentType(MediaType.parseMediaType(photo.format()))
                        .headers(headers ->
                                headers.setContentDisposition(download(photo.fileName())));
        return request.checkNotModified(photo.id() + "-original")
                ? null
                : send(new PhotoKey.Original(photo.id()), answer);
    }

    /// Nothing is kept of what is sent: how long it is shows while it is sent.
    public void send(Download file, HttpServletResponse response) throws IOException {
        try (InputStream stored = store.open(file.key())) {
            response.setContentType(file.mediaType());
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION, download(file.fileName()).toString());
            file.copying().copy(stored, response.getOutputStream());
        } catch (NoSuchFileException _) {
            throw new NotFoundException();
        }
    }

    static ContentDisposition download(String fileName) {
        return ContentDisposition.attachment().filename(fileName, StandardCharsets.UTF_8).build();
    }

    private ResponseEntity<InputStreamResource> send(PhotoKey key, BodyBuilder answer)
            throws IOException {
        try {
            long length = store.size(key).orElseThrow(NotFoundException::new);
            return answer.contentLength(length).body(new InputStreamResource(store.open(key)));
        } catch (NoSuchFileException _) {
            throw new NotFoundException();
        }
    }
}
