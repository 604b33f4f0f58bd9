package photoshare.web.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import photoshare.db.AlbumProgress.Mail;
import photoshare.db.AlbumProgress.Place;
import photoshare.db.AlbumProgress.Progress;

/// How far an upload is, in words. Friends only hear how much is still to come.
///
/// @param waitingFriends how many friends will get a mail when the rest is done, or of a next
///   upload
/// @param mails who got one; for the owner only
/// @param place of the first photo that waits, where it is known
/// @param absence what is said where photos wait and nobody is there to take them
record Strip(
        Progress progress,
        boolean owner,
        long waitingFriends,
        List<Mail> mails,
        Optional<Place> place,
        Optional<DefaultMessageSourceResolvable> absence) {

    static Strip forFriends(Progress progress) {
        return new Strip(progress, false, 0, List.of(), Optional.empty(), Optional.empty());
    }

    public boolean visible() {
        return owner ? progress.announced() > 0 : progress.pending() > 0;
    }

    /// Of one sentence.
    public List<DefaultMessageSourceResolvable> parts() {
        if (!owner) {
            return List.of(Phrase.of("album.strip.to-come", progress.pending()));
        }
        if (!progress.running() && progress.whole() == progress.announced()) {
            return List.of(Phrase.of("album.strip.all-ready", progress.ready()));
        }
        var parts = new ArrayList<DefaultMessageSourceResolvable>();
        parts.add(Phrase.of("album.strip.ready", progress.whole(), progress.announced()));
        addUnlessZero(parts, "album.strip.damaged", progress.damaged());
        addUnlessZero(parts, "album.strip.failed", progress.failed());
        if (progress.running()) {
            addUnlessZero(parts, "album.strip.working", progress.working());
            addQueued(parts);
            addUnlessZero(parts, "album.strip.missing", progress.missing());
        }
        return parts;
    }

    /// The sentences behind it.
    public List<DefaultMessageSourceResolvable> more() {
        var sentences = new ArrayList<DefaultMessageSourceResolvable>();
        absence.ifPresent(sentences::add);
        if (owner && progress.running() && waitingFriends > 0) {
            sentences.add(Phrase.of("album.strip.mail-later"));
        }
        if (owner && !progress.running()) {
            addUnlessZero(sentences, "album.strip.mailing", progress.mailsOwed());
            if (progress.mailsOwed() == 0) {
                addUnlessZero(sentences, "album.strip.unreached", progress.mailsFailed());
            }
            if (progress.mailsOwed() + progress.mailsSent() + progress.mailsFailed() == 0) {
                sentences.add(Phrase.of("album.strip.nobody"));
            }
        }
        return sentences;
    }

    public boolean showsMails() {
        return owner
                && !progress.running()
                && progress.mailsOwed() == 0
                && progress.mailsSent() > 0;
    }

    private void addQueued(List<DefaultMessageSourceResolvable> parts) {
        place.filter(_ -> progress.queued() > 0)
                .ifPresentOrElse(
                        known ->
                                parts.add(
                                        Phrase.of(
                                                "album.strip.queued-at",
                                                progress.queued(),
                                                ordinal(known.place()),
                                                known.of())),
                        () -> addUnlessZero(parts, "album.strip.queued", progress.queued()));
    }

    private static void addUnlessZero(
            List<DefaultMessageSourceResolvable> parts, String code, int number) {
        if (number > 0) {
            parts.add(Phrase.of(code, number));
        }
    }

    /// 1st, 2nd, 3rd, 4th, 11th, 21st: as English has it; other languages say all in one way.
    private static DefaultMessageSourceResolvable ordinal(long number) {
        long ending = number / 10 % 10 == 1 ? 0 : number % 10;
        return Phrase.of("album.ordinal." + (ending <= 3 ? ending : 0), number);
    }
}
