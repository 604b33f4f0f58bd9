package photoshare.db;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/// What owners do with their photos after the upload. Each statement asks whose photo it is; for
/// anybody else there is none.
public class OwnPhotos {

    private static final String REMOVE =
            """
            delete from photo p using album a
            where p.id = :photo and a.id = p.album_id and a.owner_id = :owner
            returning p.album_id as album, p.batch_id as batch
            """;

    /// Stamped anew, so that live pages see it; who liked it still does, if they are still here.
    private static final String RESTORE =
            """
            with back as (
                delete from removed_photo r using album a
                where r.id = :photo and not r.sweeping and a.id = r.album_id and a.owner_id = :owner
                returning r.content || jsonb_build_object(
                    'changed_in', pg_current_xact_id(),
                    'likes', (select count(*) from photo_like where photo_id = r.id)) as content
            )
            insert into photo
            select p.* from back, jsonb_populate_record(null::photo, back.content) p
            returning album_id as album, state
            """;

    private static final String RESTORABLE =
            """
            select exists (
                select from removed_photo r join album a on a.id = r.album_id
                where r.id = :photo and not r.sweeping and a.owner_id = :owner)
            """;

    private record Removed(UUID album, UUID batch) {}

    private record Restored(UUID album, PhotoState state) {}

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final BatchProgress progress;

    OwnPhotos(JdbcClient jdbc, Outbox outbox, BatchProgress progress) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.progress = progress;
    }

    /// Takes a photo away, whatever its state. Its upload may be complete without it.
    ///
    /// @return its album
    @Transactional
    public Optional<UUID> remove(UUID photo, UUID owner) {
        Optional<Removed> removed =
                jdbc.sql(REMOVE)
                        .param("photo", photo)
                        .param("owner", owner)
                        .query(Removed.class)
                        .optional();
        removed.ifPresent(gone -> {
            outbox.remove(new ResizePhoto(photo));
            progress.finishIfComplete(gone.batch());
        });
        return removed.map(Removed::album);
    }

    @Transactional(readOnly = true)
    public boolean isRestorable(UUID photo, UUID owner) {
        return jdbc.sql(RESTORABLE)
                .param("photo", photo)
                .param("owner", owner)
                .query(Boolean.class)
                .single();
    }

    /// Undoes a removal, as long as nobody has swept up.
    ///
    /// @return its album; empty if it is too late
    @Transactional
    public Optional<UUID> restore(UUID photo, UUID owner) {
        Optional<Restored> restored =
                jdbc.sql(RESTORE)
                        .param("photo", photo)
                        .param("owner", owner)
                        .query(Restored.class)
                        .optional();
        restored.filter(back -> back.state() == PhotoState.UPLOADED)
                .ifPresent(_ -> outbox.add(new ResizePhoto(photo), JobPriority.NORMAL));
        return restored.map(Restored::album);
    }
}
