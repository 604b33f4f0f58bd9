package photoshare.resize;

import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import photoshare.db.BatchProgress;
import photoshare.db.Outbox;
import photoshare.db.PhotoOutcome;
import photoshare.db.PhotoWork;
import photoshare.db.PhotoWork.Begun;
import photoshare.db.ResizePhoto;
import photoshare.jobserver.client.RunningJob;
import photoshare.resize.engine.RenderingStoppedException;
import photoshare.resize.engine.RenditionEngine;
import photoshare.storage.picture.PictureRefusedException;
import photoshare.storage.picture.Refusal;
import photoshare.storage.picture.Refusal.Reason;

/// One photo. How it ended stands in the database before the job is complete, so a job that comes
/// twice, or to two workers, settles its photo once.
@Component
final class ResizePhotoHandler {

    private static final Logger log = LoggerFactory.getLogger(ResizePhotoHandler.class);

    private final PhotoWork work;
    private final BatchProgress progress;
    private final Outbox outbox;
    private final PhotoRenderer renderer;
    private final Engines engines;
    private final WorkerRules rules;

    ResizePhotoHandler(
            PhotoWork work,
            BatchProgress progress,
            Outbox outbox,
            PhotoRenderer renderer,
            Engines engines,
            WorkerRules rules) {
        this.work = work;
        this.progress = progress;
        this.outbox = outbox;
        this.renderer = renderer;
        this.engines = engines;
        this.rules = rules;
    }

    void handle(ResizePhoto job, RunningJob running) throws IOException {
        Optional<Begun> begun = work.begin(job.photoId(), rules.worker());
        if (begun.isPresent()) {
            resize(job, begun.get(), running);
        } else {
            // settled before, or deleted: then nobody else would take the row away
            outbox.remove(job);
            log.debug("Nothing to do any more: {}", job);
        }
    }

    private void resize(ResizePhoto job, Begun begun, RunningJob running) throws IOException {
        try {
            PhotoOutcome outcome = outcome(begun, running);
            if (progress.settle(job.photoId(), outcome)) {
                log.info("Attempt {}: {}: {}", begun.attempt(), outcome, job);
            } else {
                log.info("Settled by another worker meanwhile: {}", job);
            }
        } catch (IOException | RuntimeException e) {
            putOff(job, running, e);
            throw e;
        }
    }

    private PhotoOutcome outcome(Begun begun, RunningJob running) throws IOException {
        if (begun.attempt() > rules.attempts()) {
            return failed(Refusal.of(Reason.TOO_MANY_ATTEMPTS, rules.attempts()));
        }
        if (begun.lost() > rules.crashes()) {
            return failed(Refusal.of(Reason.TOO_MANY_CRASHES, begun.lost()));
        }
        RenditionEngine engine =
                begun.lost() == rules.crashes() ? engines.careful() : engines.usual();
        try {
            return renderer.render(begun.photo(), engine, running::progress);
        } catch (PictureRefusedException e) {
            return failed(e.refusal());
        }
    }

    private static PhotoOutcome failed(Refusal why) {
        return new PhotoOutcome.Failed(why.code(), why.arguments(), why.sentence());
    }

    /// An attempt of which nothing is heard again took its worker down. One that would not end is
    /// as bad, and counts like it.
    private void putOff(ResizePhoto job, RunningJob running, Exception cause) {
        try {
            if (!(cause instanceof RenderingStoppedException)) {
                work.giveBack(job.photoId());
            }
            if (!running.lost()) { // it went to another worker because this one stops: no failure
                outbox.retryLater(job, cause.toString());
            }
        } catch (RuntimeException e) {
            cause.addSuppressed(e); // the row comes up again all the same
        }
    }
}
