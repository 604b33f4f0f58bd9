package photoshare.db;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface Photos extends Repository<Photo, UUID> {

    Optional<Photo> findById(UUID id);

    /// Ids are made in the order of time, so this is the order of upload.
    List<Photo> findByAlbumIdOrderById(UUID album);

    /// The first ones behind that id, in the order of upload.
    ///
    /// @param all also those that are not ready
    @NativeQuery(
            """
            select * from photo
            where album_id = :album and id > :after and (:all or state = 'READY')
            order by id limit :most
            """)
    List<Photo> findAfter(UUID album, UUID after, boolean all, int most);

    /// The last ones before that id, latest first.
    ///
    /// @param all also those that are not ready
    @NativeQuery(
            """
            select * from photo
            where album_id = :album and id < :before and (:all or state = 'READY')
            order by id desc limit :most
            """)
    List<Photo> findBefore(UUID album, UUID before, boolean all, int most);

    /// The first one of an upload.
    ///
    /// @param all also those that are not ready
    @NativeQuery(
            """
            select * from photo
            where album_id = :album and batch_id = :batch and (:all or state = 'READY')
            order by id limit 1
            """)
    Optional<Photo> findFirst(UUID album, UUID batch, boolean all);

    /// The photo, or what is behind it if it is not there.
    ///
    /// @param all also those that are not ready
    @NativeQuery(
            """
            select * from photo
            where album_id = :album and id >= :photo and (:all or state = 'READY')
            order by id limit 1
            """)
    Optional<Photo> findFrom(UUID album, UUID photo, boolean all);

    /// @param all also those that are not ready
    @NativeQuery(
            """
            select count(*) from photo
            where album_id = :album and id < :photo and (:all or state = 'READY')
            """)
    int countBefore(UUID album, UUID photo, boolean all);

    /// In the order of upload.
    ///
    /// @param place of the first one is 0
    /// @param all also those that are not ready
    @NativeQuery(
            """
            select * from photo
            where album_id = :album and (:all or state = 'READY')
            order by id offset :place limit 1
            """)
    Optional<Photo> findAt(UUID album, int place, boolean all);

    /// What may have changed since the mark was taken, of the photos between two. Rows may come
    /// twice, but none is missed in whatever order transactions commit.
    @NativeQuery(
            """
            select * from photo
            where album_id = :album and id between :first and :last
              and changed_in >= cast(:mark as xid8)
            order by id
            """)
    List<Photo> findChangedSince(UUID album, UUID first, UUID last, String mark);

    /// A mark for [#findChangedSince]; take it before reading. Every transaction that is not yet
    /// visible now is at or behind it.
    @NativeQuery("select cast(pg_snapshot_xmin(pg_current_snapshot()) as text)")
    String mark();

    /// The ready one before it in its album.
    default Optional<Photo> findPrevious(Photo photo) {
        return findBefore(photo.albumId(), photo.id(), false, 1).stream().findFirst();
    }

    /// The ready one behind it in its album.
    default Optional<Photo> findNext(Photo photo) {
        return findAfter(photo.albumId(), photo.id(), false, 1).stream().findFirst();
    }

    /// The photo, if this person may see it: the owner always, the owner's friends once it is
    /// ready.
    @Query(
            """
            select p from Photo p join Album a on a.id = p.albumId
            where p.id = :id
              and (a.ownerId = :viewer
                or p.state = photoshare.db.PhotoState.READY
                  and exists (select 1 from Friendship f
                              where f.id.accountId = :viewer and f.id.friendId = a.ownerId))
            """)
    Optional<Photo> findVisible(UUID id, UUID viewer);
}
