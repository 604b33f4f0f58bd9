package photoshare.web.upload;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import photoshare.db.BatchIntake;
import photoshare.db.BatchIntake.Expected;
import photoshare.db.BatchIntake.Intake;
import photoshare.db.BatchIntake.NewPhoto;
import photoshare.storage.PhotoKey;
import photoshare.storage.PhotoStore;
import photoshare.storage.StoredPhoto;
import photoshare.storage.TooLargeException;
import photoshare.storage.picture.PictureHeader;
import photoshare.storage.picture.PictureLimits;
import photoshare.storage.picture.PictureRefusedException;

/// Takes in one file: first its bytes, then its row and the job it makes necessary in one
/// transaction. A node that dies in between leaves bytes that nothing refers to; a file that is
/// refused leaves nothing.
@Component
class PhotoReception {

    /// What is chosen again lies behind what is there, and so places are more than files. Nothing
    /// is put further behind than an upload that is opened ten seconds later.
    private static final int LAST_PLACE = 10_000;

    private final PhotoStore store;
    private final BatchIntake intake;
    private final TimeOrderedIds ids;
    private final InstantSource clock;
    private final UploadProperties properties;
    private final PictureLimits limits;

    PhotoReception(
            PhotoStore store,
            BatchIntake intake,
            TimeOrderedIds ids,
            InstantSource clock,
            UploadProperties properties) {
        this.store = store;
        this.intake = intake;
        this.ids = ids;
        this.clock = clock;
        this.properties = properties;
        this.limits = properties.pictureLimits();
    }

    /// @throws PictureRefusedException if it is not a picture that is accepted
    /// @throws TooLargeException if there are too many bytes, or more are announced
    Intake receive(IncomingPhoto photo) throws IOException {
        Optional<Expected> expected = intake.expected(photo.batch(), photo.fileKey());
        if (expected.isEmpty()) {
            return new Intake.NotOpen();
        }
        Optional<Intake> earlier = expected.get().earlier();
        if (earlier.isPresent()) {
            return earlier.get();
        }
        if (photo.declaredSize() > limits.maxBytes()) {
            throw new TooLargeException(limits.maxBytes());
        }
        return storeAndAccept(photo, id(photo, expected.get().openedAt()));
    }

    /// If the database breaks down in the middle, nobody knows whether the row is there: then the
    /// bytes stay, and the browser finds out when it sends the file again.
    private Intake storeAndAccept(IncomingPhoto photo, UUID id) throws IOException {
        NewPhoto stored = stored(photo, id);
        Intake outcome = intake.accept(photo.batch(), stored);
        switch (outcome) {
            case Intake.Accepted _ -> {}
            case Intake.AlreadyThere _, Intake.Duplicate _, Intake.NotOpen _ ->
                    store.delete(stored.id());
        }
        return outcome;
    }

    /// Albums are in the order of ids: files that arrive three at a time still lie as they were
    /// chosen.
    private UUID id(IncomingPhoto photo, Instant opened) {
        int place = Math.min(photo.place(), LAST_PLACE);
        return place < 0 ? ids.next() : ids.at(opened.plusMillis(place));
    }

    private NewPhoto stored(IncomingPhoto photo, UUID id) throws IOException {
        boolean acceptable = false;
        try {
            var original = new PhotoKey.Original(id);
            StoredPhoto stored = store.write(original, touching(photo), limits.maxBytes());
            NewPhoto described = described(photo, id, stored);
            acceptable = true;
            return described;
        } finally {
            if (!acceptable) {
                store.delete(id);
            }
        }
    }

    private TouchingStream touching(IncomingPhoto photo) {
        return new TouchingStream(
                photo.bytes(),
                () -> intake.touch(photo.batch()),
                properties.idle().dividedBy(4),
                clock);
    }

    private NewPhoto described(IncomingPhoto photo, UUID id, StoredPhoto stored)
            throws IOException {
        PictureHeader header = header(id);
        return new NewPhoto(
                id,
                photo.fileKey(),
                photo.fileName(),
                header.format().mediaType(),
                stored.size(),
                stored.sha256(),
                header.width(),
                header.height(),
                header.takenAt());
    }

    private PictureHeader header(UUID id) throws IOException {
        try (InputStream original = store.open(new PhotoKey.Original(id))) {
            return PictureHeader.read(original, limits);
        }
    }
}
