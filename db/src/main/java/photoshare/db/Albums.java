package photoshare.db;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

public interface Albums extends Repository<Album, UUID> {

    Album save(Album album);

    /// However often the same form is sent, it makes one album.
    @Transactional
    @Modifying
    @NativeQuery(
            """
            insert into album (owner_id, title, form_id) values (:owner, :title, :form)
            on conflict (form_id) do nothing
            """)
    void make(UUID owner, String title, UUID form);

    /// @return empty also if that form was somebody else's
    @NativeQuery("select * from album where form_id = :form and owner_id = :owner")
    Optional<Album> findMade(UUID form, UUID owner);

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
