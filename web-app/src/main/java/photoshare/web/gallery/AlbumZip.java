package photoshare.web.gallery;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import photoshare.db.Photo;
import photoshare.db.PhotoState;
import photoshare.db.Photos;
import photoshare.storage.PhotoKey;
import photoshare.storage.PhotoStore;
import photoshare.storage.RenditionSize;
import photoshare.storage.picture.BareCopy;

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
        send(album, title, response, AlbumZip::original);
    }

    /// For people whom the owner may not know: nothing in it tells where a photo was taken. Of a
    /// format that cannot be rid of that, the large rendition goes in place of the original.
    public void sendBare(UUID album, String title, HttpServletResponse response)
            throws IOException {
        send(album, title, response, AlbumZip::bare);
    }

    /// What of a photo goes into the file.
    private interface Choice {
        Entry of(Photo photo);
    }

    /// @param copying how its bytes come from the store into the file
    private record Entry(PhotoKey key, String fileName, Copying copying) {}

    private interface Copying {
        void copy(InputStream from, OutputStream to) throws IOException;
    }

    private void send(UUID album, String title, HttpServletResponse response, Choice choice)
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
            add(choice.of(photo), names, zip);
        }
        zip.finish();
    }

    private void add(Entry entry, Names names, ZipOutputStream zip) throws IOException {
        try (InputStream stored = store.open(entry.key())) {
            zip.putNextEntry(new ZipEntry(names.unused(entry.fileName())));
            entry.copying().copy(stored, zip);
            zip.closeEntry();
        } catch (NoSuchFileException _) {
            // removed while the ones before it were sent
        }
    }

    private static Entry original(Photo photo) {
        return new Entry(
                new PhotoKey.Original(photo.id()), photo.fileName(), InputStream::transferTo);
    }

    private static Entry bare(Photo photo) {
        return PhotoFiles.strippable(photo)
                .map(format ->
                        new Entry(
                                new PhotoKey.Original(photo.id()),
                                photo.fileName(),
                                (from, to) -> BareCopy.write(format, from, to)))
                .orElseGet(() -> rendition(photo));
    }

    private static Entry rendition(Photo photo) {
        RenditionSize size = RenditionSize.LARGE.storedOr(photo.width(), photo.height());
        return new Entry(
                new PhotoKey.Rendition(photo.id(), size),
                StringUtils.stripFilenameExtension(photo.fileName()) + ".jpg",
                InputStream::transferTo);
    }

    /// Every file in it is called differently.
    static final class Names {

        private final Set<String> used = new HashSet<>();

        /// "beach.jpg", then "beach (2).jpg".
        String unused(String fileName) {
            String plain = fileName.replaceAll("[/\\\\]", "_");
            String extension = StringUtils.getFilenameExtension(plain);
            String end = extension == null ? "" : "." + extension;
            String start = plain.substring(0, plain.length() - end.length());
            String name = plain;
            for (int i = 2; !used.add(name); i++) {
                name = "%s (%d)%s".formatted(start, i, end);
            }
            return name;
        }
    }
}
