package photoshare.web;

import java.io.IOException;
import java.util.UUID;
import photoshare.db.BatchProgress;
import photoshare.db.People;
import photoshare.db.PhotoOutcome;
import photoshare.db.PhotoWork;
import photoshare.storage.PhotoKey;
import photoshare.storage.PhotoStore;
import photoshare.storage.RenditionSize;
import photoshare.storage.picture.Refusal;

/// Does in the test's own process what a resize worker does in its: the same rows, the same files.
public final class StandInWorker {

    private final PhotoWork work;
    private final BatchProgress progress;
    private final PhotoStore store;

    StandInWorker(PhotoWork work, BatchProgress progress, PhotoStore store) {
        this.work = work;
        this.progress = progress;
        this.store = store;
    }

    public void begin(UUID photo) {
        work.begin(photo, "resize-2").orElseThrow();
    }

    public void finish(UUID photo, Pictures.Picture picture) throws IOException {
        store(photo, picture);
        progress.settle(photo, People.ready(picture.width(), picture.height()));
    }

    public void resize(UUID photo, Pictures.Picture picture) throws IOException {
        begin(photo);
        finish(photo, picture);
    }

    /// With a part missing.
    public void finishDamaged(UUID photo, Pictures.Picture picture) throws IOException {
        store(photo, picture);
        progress.settle(photo, People.damaged(picture.width(), picture.height()));
    }

    private void store(UUID photo, Pictures.Picture picture) throws IOException {
        for (RenditionSize size : RenditionSize.storedOf(picture.width(), picture.height())) {
            store.write(new PhotoKey.Rendition(photo, size), picture.within(size.edge()).jpeg());
        }
    }

    public void fail(UUID photo, String sentence) {
        begin(photo);
        refuse(photo, sentence);
    }

    public void fail(UUID photo, Refusal why) {
        begin(photo);
        progress.settle(
                photo, new PhotoOutcome.Failed(why.code(), why.arguments(), why.sentence()));
    }

    public void refuse(UUID photo, String sentence) {
        progress.settle(photo, People.failed(sentence));
    }
}
