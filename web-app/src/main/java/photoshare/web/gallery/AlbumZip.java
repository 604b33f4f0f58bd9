package photoshare.web.gallery;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import photoshare.db.Photo;
import photoshare.db.PhotoState;
import photoshare.db.Photos;
import photoshare.storage.PhotoStore;

/// All photos of an album in one file, written as it is read: nothing is kept in between, however
/// large it is.
@Component
public class AlbumZip {

    private final Photos photos;
    private final PhotoStore store;

    AlbumZip(Photos photos, PhotoStore store) {
        this.photos = photos;
        this.store = store;
    }

    /// The originals as they are.
    void sendOriginals(UUID album, String title, HttpServletResponse response) throws IOException {
        send(album, title, response, Download::original);
    }

    /// For people whom the owner may not know.
    public void sendBare(UUID album, String title, HttpServletResponse response)
            throws IOException {
        send(album, title, response, Download::bare);
    }

    private void send(
            UUID album,
            String title,
            HttpServletResponse response,
            Function<Photo, Download> choice)
            throws IOException {
        List<Photo> ready =
                photos.findByAlbumIdOrderById(album).stream()
                        .filter(photo -> photo.state() == PhotoState.READY)
                        .toList();
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, PhotoFiles.download(title + ".zip").toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var zip = new ZipOutputStream(response.getOutputStream());
        zip.setLevel(Deflater.NO_COMPRESSION); // they are compressed already
        var names = new Names();
        for (Photo photo : ready) {
            add(choice.apply(photo), names, zip);
        }
        zip.finish();
    }

    private void add(Download file, Names names, ZipOutputStream zip) throws IOException {
        try (InputStream stored = store.open(file.key())) {
            var entry = new ZipEntry(names.unused(file.fileName()));
            entry.setTimeLocal(LocalDateTime.ofInstant(file.changedAt(), ZoneOffset.UTC));
            zip.putNextEntry(entry);
            file.copying().copy(stored, zip);
            zip.closeEntry();
        } catch (NoSuchFileException _) {
            // removed while the ones before it were sent
        }
    }

    /// Every file in it is called differently, also for systems to which capitals are all one.
    static final class Names {

        private final Set<String> used = new HashSet<>();

        /// "beach.jpg", then "beach (2).jpg".
        String unused(String fileName) {
            FileName plain = FileName.anywhere(fileName);
            String name = plain.toString();
            for (int i = 2; !used.add(name.toLowerCase(Locale.ROOT)); i++) {
                name = "%s (%d)%s".formatted(plain.stem(), i, plain.ending());
            }
            return name;
        }
    }
}
