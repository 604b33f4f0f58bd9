package photoshare.web.gallery;

import static photoshare.web.system.Words.count;

import java.util.ArrayList;
import java.util.List;
import photoshare.db.AlbumProgress.Mail;
import photoshare.db.AlbumProgress.Progress;

/// How far an upload is, in words. Friends only hear how much is still to come.
///
/// @param waitingFriends how many friends will get a mail when the rest is done
/// @param mails who got one; for the owner only
record Strip(Progress progress, boolean owner, long waitingFriends, List<Mail> mails) {

    public boolean visible() {
        return owner ? progress.announced() > 0 : progress.pending() > 0;
    }

    public String sentence() {
        if (!owner) {
            return progress.pending() == 1
                    ? "1 more is being prepared."
                    : progress.pending() + " more are being prepared.";
        }
        return progress.running() ? whileRunning() : whenDone();
    }

    private String whileRunning() {
        var parts = new ArrayList<String>();
        parts.add("%d of %d ready".formatted(progress.ready(), progress.announced()));
        addUnlessZero(parts, progress.failed(), "failed");
        addUnlessZero(parts, progress.working(), "being resized");
        addUnlessZero(parts, progress.queued(), "in the queue");
        addUnlessZero(parts, progress.missing(), "still to upload");
        String sentence = String.join(", ", parts) + ".";
        return waitingFriends == 0
                ? sentence
                : sentence + " Friends are e-mailed when the rest is done.";
    }

    private String whenDone() {
        String photos =
                progress.failed() == 0
                        ? "All " + count(progress.ready(), "photo") + " ready."
                        : "%d of %d ready, %d failed."
                                .formatted(
                                        progress.ready(), progress.announced(), progress.failed());
        if (progress.mailsOwed() > 0) {
            return "%s E-mailing %s ...".formatted(photos, count(progress.mailsOwed(), "friend"));
        }
        String unreached =
                progress.mailsFailed() == 0
                        ? ""
                        : " %s could not be reached."
                                .formatted(count(progress.mailsFailed(), "friend"));
        return photos + unreached;
    }

    /// Stands before the time at which the last mail was sent.
    public String mailed() {
        return count(progress.mailsSent(), "friend") + " e-mailed at";
    }

    public boolean showsMails() {
        return owner
                && !progress.running()
                && progress.mailsOwed() == 0
                && progress.mailsSent() > 0;
    }

    private static void addUnlessZero(List<String> parts, int number, String what) {
        if (number > 0) {
            parts.add(number + " " + what);
        }
    }
}
