package photoshare.db;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface Photos extends Repository<Photo, UUID> {

    Optional<Photo> findById(UUID id);

    /// Ids are made in the order of time, so this is the order of upload.
    List<Photo> findByAlbumIdOrderById(UUID album);

    List<Photo> findByBatchIdAndStateOrderById(UUID batch, PhotoState state);

    /// The photo, if this person may see its album.
    @Query(
            """
            select p from Photo p join Album a on a.id = p.albumId
            where p.id = :id
              and (a.ownerId = :viewer
                or exists (select 1 from Friendship f
                           where f.id.accountId = :viewer and f.id.friendId = a.ownerId))
            """)
    Optional<Photo> findVisible(UUID id, UUID viewer);
}
