package photoshare.db;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface Albums extends Repository<Album, UUID> {

    Album save(Album album);

    /// With its photos, see [RemovedPhotos].
    void delete(Album album);

    /// The album, if this person may see it: the owner and the owner's friends may. Anybody else
    /// learns nothing, not even that it exists.
    @Query(
            """
            select a from Album a
            where a.id = :id
              and (a.ownerId = :viewer
                or exists (select 1 from Friendship f
                           where f.id.accountId = :viewer and f.id.friendId = a.ownerId))
            """)
    Optional<Album> findVisible(UUID id, UUID viewer);

    @Query("select a from Album a where a.id = :id and a.ownerId = :owner")
    Optional<Album> findOwned(UUID id, UUID owner);
}
