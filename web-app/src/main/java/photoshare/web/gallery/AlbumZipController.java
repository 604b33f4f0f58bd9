package photoshare.web.gallery;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import photoshare.db.Photo;
import photoshare.db.PhotoState;
import photoshare.db.Photos;
import photoshare.storage.PhotoKey;
import photoshare.storage.PhotoStore;
import photoshare.web.security.Viewer;
import photoshare.web.system.NotFoundException;

/// All originals of an album in one file, written as it is read: nothing is kept in between,
/// however large it is.
@Controller
class AlbumZipController {

    private final AlbumLooks looks;
    private final Photos photos;
    private final PhotoStore store;

    AlbumZipController(AlbumLooks looks, Photos photos, PhotoStore store) {
        this.looks = looks;
        this.photos = photos;
        this.store = store;
    }

    @GetMapping("/albums/{id}/photos.zip")
    void zip(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID id,
            HttpServletResponse response)
            throws IOException {
        Look look = looks.at(id, viewer).orElseThrow(NotFoundException::new);
        List<Photo> ready =
                photos.findByAlbumIdOrderById(id).stream()
                        .filter(photo -> photo.state() == PhotoState.READY)
                        .toList();
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, download(look.album().title()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        write(ready, new ZipOutputStream(response.getOutputStream()));
    }

    private void write(List<Photo> ready, ZipOutputStream zip) throws IOException {
        zip.setLevel(Deflater.NO_COMPRESSION); // they are compressed already
        Set<String> names = new HashSet<>();
        for (Photo photo : ready) {
            try (InputStream original = store.open(new PhotoKey.Original(photo.id()))) {
                zip.putNextEntry(new ZipEntry(unused(photo.fileName(), names)));
                original.transferTo(zip);
                zip.closeEntry();
            } catch (NoSuchFileException _) {
                // removed while the ones before it were sent
            }
        }
        zip.finish();
    }

    /// "beach.jpg", then "beach (2).jpg".
    static String unused(String fileName, Set<String> names) {
        String plain = fileName.replaceAll("[/\\\\]", "_");
        String extension = StringUtils.getFilenameExtension(plain);
        String end = extension == null ? "" : "." + extension;
        String start = plain.substring(0, plain.length() - end.length());
        String name = plain;
        for (int i = 2; !names.add(name); i++) {
            name = "%s (%d)%s".formatted(start, i, end);
        }
        return name;
    }

    private static String download(String title) {
        return ContentDisposition.attachment()
                .filename(title + ".zip", StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
