package photoshare.web.upload;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import photoshare.db.BatchIntake;
import photoshare.db.BatchIntake.Arrival;
import photoshare.db.BatchProgress;
import photoshare.web.security.Viewer;
import photoshare.web.system.NotFoundException;

/// The beginning and the end of an upload. Without an end nobody could say when all photos are
/// ready.
@RestController
@RequestMapping("/albums/{album}/batches")
class BatchController {

    /// What the script on the page reads.
    ///
    /// @param size how many files there are in all, less those that were not taken
    /// @param arrived how many of them are here
    record Opened(int size, int arrived) {}

    private final OwnUploads own;
    private final BatchIntake intake;
    private final BatchProgress progress;
    private final UploadProperties limits;

    BatchController(
            OwnUploads own, BatchIntake intake, BatchProgress progress, UploadProperties limits) {
        this.own = own;
        this.intake = intake;
        this.progress = progress;
        this.limits = limits;
    }

    /// @param id made by the browser, so that asking again opens no second batch
    /// @param count how many files will come; asked again with fewer, because some were not taken
    /// @param audience who is told when all of them are ready
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Opened open(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID album,
            @RequestParam UUID id,
            @RequestParam int count,
            Audience audience) {
        own.checkAlbum(album, viewer);
        if (count < 1 || count > limits.maxFiles()) {
            throw new UploadRefusedException("upload.refused.count", limits.maxFiles(), count);
        }
        if (!audience.open(intake, id, album, count)) {
            throw new NotFoundException();
        }
        Arrival arrival = intake.arrival(id);
        return new Opened(arrival.expected(), arrival.arrived());
    }

    @PostMapping("/{batch}/close")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID album,
            @PathVariable UUID batch) {
        own.checkBatch(batch, album, viewer);
        progress.close(batch);
    }
}
