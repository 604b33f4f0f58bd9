package photoshare.web.gallery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import org.springframework.http.MediaType;
import photoshare.db.Photo;
import photoshare.storage.PhotoKey;
import photoshare.storage.RenditionSize;
import photoshare.storage.picture.BareCopy;

/// What somebody gets of a photo, to keep it.
///
/// @param key what is stored of it
/// @param changedAt for a file: when the camera took it, by its clock, or when it was uploaded
/// @param copying how its bytes come out of the store
public record Download(
        PhotoKey key, String mediaType, String fileName, Instant changedAt, Copying copying) {

    interface Copying {
        void copy(InputStream from, OutputStream to) throws IOException;
    }

    /// As it was uploaded.
    static Download original(Photo photo) {
        return new Download(
                new PhotoKey.Original(photo.id()),
                photo.format(),
                photo.fileName(),
                photo.takenAt().orElseGet(photo::uploadedAt),
                InputStream::transferTo);
    }

    /// For people whom the owner may not know: nothing in it tells where or when the photo was
    /// taken. Of a format that cannot be rid of that, the large rendition goes in place of the
    /// original.
    public static Download bare(Photo photo) {
        return PhotoFiles.strippable(photo)
                .map(format ->
                        new Download(
                                new PhotoKey.Original(photo.id()),
                                photo.format(),
                                photo.fileName(),
                                photo.uploadedAt(),
                                (from, to) -> BareCopy.write(format, from, to)))
                .orElseGet(() -> rendition(photo));
    }

    private static Download rendition(Photo photo) {
        RenditionSize size = RenditionSize.LARGE.storedOr(photo.width(), photo.height());
        return new Download(
                new PhotoKey.Rendition(photo.id(), size),
                MediaType.IMAGE_JPEG_VALUE,
                FileName.of(photo.fileName()).stem() + ".jpg",
                photo.uploadedAt(),
                InputStream::transferTo);
    }

    Download called(String otherName) {
        return new Download(key, mediaType, otherName, changedAt, copying);
    }
}
