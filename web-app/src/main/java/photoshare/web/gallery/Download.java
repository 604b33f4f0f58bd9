package photoshare.web.gallery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import photoshare.db.Photo;
import photoshare.storage.PhotoKey;
import photoshare.storage.picture.BareCopy;
import photoshare.storage.picture.PictureFormat;

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

    /// Nothing in it tells where, when or with what the photo was taken.
    public static Download bare(Photo photo) {
        PictureFormat format = PictureFormat.ofMediaType(photo.format());
        return new Download(
                new PhotoKey.Original(photo.id()),
                photo.format(),
                photo.fileName(),
                photo.uploadedAt(),
                (from, to) -> BareCopy.write(format, from, to));
    }

    Download called(String otherName) {
        return new Download(key, mediaType, otherName, changedAt, copying);
    }
}
