package photoshare.db;

import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface Friendships extends Repository<Friendship, Friendship.Id> {

    Friendship save(Friendship friendship);

    boolean existsById(Friendship.Id id);

    void deleteById(Friendship.Id id);

    /// For how many friends of this person an upload means a mail, as things stand now.
    @Query(
            """
            select count(f) from Friendship f join Account a on a.id = f.id.accountId
            where f.id.friendId = :owner and f.wantsMail and a.wantsMail
            """)
    long countWhoWantMail(UUID owner);
}
