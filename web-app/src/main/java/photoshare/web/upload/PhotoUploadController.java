package photoshare.web.upload;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import photoshare.db.BatchIntake.Intake;
import photoshare.web.security.Viewer;

/// One photo per request, its bytes streamed from the connection into the store. Sending a photo
/// again, to whichever node, is harmless.
@RestController
class PhotoUploadController {

    /// What the script on the page reads.
    ///
    /// @param duplicate whether the album had the photo before
    record Uploaded(UUID photo, boolean duplicate) {}

    private final OwnUploads own;
    private final PhotoReception reception;

    PhotoUploadController(OwnUploads own, PhotoReception reception) {
        this.own = own;
        this.reception = reception;
    }

    @PutMapping("/albums/{album}/batches/{batch}/photos/{fileKey}")
    ResponseEntity<Uploaded> upload(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID album,
            @PathVariable UUID batch,
            @PathVariable String fileKey,
            @RequestParam String name,
            @RequestParam(defaultValue = "-1") int place,
            HttpServletRequest request)
            throws IOException {
        own.checkBatch(batch, album, viewer);
        var photo =
                new IncomingPhoto(
                        batch,
                        fileKey,
                        place,
                        name,
                        request.getContentLengthLong(),
                        request.getInputStream());
        return switch (reception.receive(photo)) {
            case Intake.Accepted(UUID id) ->
                    ResponseEntity.status(HttpStatus.CREATED).body(new Uploaded(id, false));
            case Intake.AlreadyThere(UUID id) -> ResponseEntity.ok(new Uploaded(id, false));
            case Intake.Duplicate(UUID id) -> ResponseEntity.ok(new Uploaded(id, true));
            case Intake.NotOpen() -> throw new BatchClosedException();
        };
    }
}
