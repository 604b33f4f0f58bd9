package photoshare.db;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

public interface Friendships extends Repository<Friendship, Friendship.Id> {

    Friendship save(Friendship friendship);

    boolean existsById(Friendship.Id id);

    /// Whether this account has any friend.
    boolean existsByIdAccountId(UUID account);

    /// Both sides, at the same instant; harmless if they are friends already.
    @Modifying
    @NativeQuery(
            """
            insert into friendship (account_id, friend_id) values (:one, :other), (:other, :one)
            on conflict do nothing
            """)
    void befriend(UUID one, UUID other);

    /// The inviter is to hear that they are friends now.
    @Modifying
    @NativeQuery(
            """
            update friendship set news = true where account_id = :inviter and friend_id = :invitee
            """)
    void tell(UUID inviter, UUID invitee);

    /// Who accepted an invitation of this account, by name. Each is told of once.
    @Transactional
    @NativeQuery(
            """
            with told as (
                update friendship set news = false where account_id = :account and news
                returning friend_id)
            select a.name from told join account a on a.id = told.friend_id
            order by lower(a.name), a.id
            """)
    List<String> takeNews(UUID account);

    /// Both sides.
    @Modifying
    @Query(
            """
            delete from Friendship f
            where f.id.accountId = :one and f.id.friendId = :other
               or f.id.accountId = :other and f.id.friendId = :one
            """)
    void part(UUID one, UUID other);

    /// Whether this account wants mail about that friend's photos.
    @Modifying
    @Query(
            """
            update Friendship f set f.wantsMail = :wanted
            where f.id.accountId = :account and f.id.friendId = :friend
            """)
    int setWantsMail(UUID account, UUID friend, boolean wanted);

    @Query(
            """
            select new photoshare.db.Friend(a.id, a.name, a.email, f.wantsMail)
            from Friendship f join Account a on a.id = f.id.friendId
            where f.id.accountId = :account
            order by lower(a.name), a.id
            """)
    List<Friend> findFriendsOf(UUID account);

    /// The friends of this person for whom an upload means a mail, as things stand now, by name.
    @Query(
            """
            select new photoshare.db.Person(a.id, a.name, a.email)
            from Friendship f join Account a on a.id = f.id.accountId
            where f.id.friendId = :owner and f.wantsMail and a.wantsMail
              and a.confirmedAt is not null
            order by lower(a.name), a.id
            """)
    List<Person> findWhoWantMail(UUID owner);
}
