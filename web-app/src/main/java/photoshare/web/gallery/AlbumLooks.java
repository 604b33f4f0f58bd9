package photoshare.web.gallery;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;
import photoshare.db.Account;
import photoshare.db.Accounts;
import photoshare.db.Album;
import photoshare.db.AlbumProgress;
import photoshare.db.AlbumProgress.Mail;
import photoshare.db.AlbumProgress.Progress;
import photoshare.db.Albums;
import photoshare.web.gallery.Resizers.Absence;
import photoshare.web.security.Viewer;

/// Lets people look at albums, if they may.
@Component
class AlbumLooks {

    private final Albums albums;
    private final Accounts accounts;
    private final AlbumProgress progress;
    private final Resizers resizers;

    AlbumLooks(Albums albums, Accounts accounts, AlbumProgress progress, Resizers resizers) {
        this.albums = albums;
        this.accounts = accounts;
        this.progress = progress;
        this.resizers = resizers;
    }

    Optional<Look> at(UUID album, Viewer viewer) {
        return albums.findVisible(album, viewer.id())
                .map(visible -> new Look(visible, nameOfOwner(visible), viewer));
    }

    Strip strip(Look look) {
        Album album = look.album();
        Progress now = progress.of(album.id());
        if (!look.owner()) {
            return Strip.forFriends(now);
        }
        List<Mail> mails = now.running() ? List.of() : progress.mailsOf(album.id());
        boolean waits = now.queued() > 0;
        return new Strip(
                now,
                true,
                progress.friendsWaitingFor(album.id()),
                mails,
                waits ? progress.placeOf(album.id()) : Optional.empty(),
                waits
                        ? resizers.absence().map(absence -> words(absence, look.viewer()))
                        : Optional.empty());
    }

    /// Not everybody can start one.
    private static DefaultMessageSourceResolvable words(Absence absence, Viewer viewer) {
        String code =
                switch (absence) {
                    case NO_WORKER -> "album.strip.no-worker";
                    case NO_JOB_SERVER -> "album.strip.no-job-server";
                };
        return Phrase.of(viewer.operator() ? code + ".start" : code);
    }

    private String nameOfOwner(Album album) {
        return accounts.findById(album.ownerId()).map(Account::name).orElse("somebody");
    }
}
