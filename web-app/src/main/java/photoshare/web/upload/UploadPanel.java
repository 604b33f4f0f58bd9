package photoshare.web.upload;

import java.util.List;
import java.util.UUID;
import photoshare.db.Person;

/// What the upload section of an album's page shows.
///
/// @param batch the id of the upload that the plain form would make
/// @param friendless whether there is nobody yet who could ever get a mail
/// @param invited how many may become friends before the photos are ready
/// @param audience the friends who get a mail unless the uploader chooses otherwise
public record UploadPanel(
        UUID batch,
        UploadProperties limits,
        boolean friendless,
        long invited,
        List<Person> audience) {}
