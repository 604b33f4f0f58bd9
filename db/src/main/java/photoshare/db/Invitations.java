package photoshare.db;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface Invitations extends Repository<Invitation, UUID> {

    Optional<Invitation> findByIdAndInviteeId(UUID id, UUID invitee);

    Optional<Invitation> findByInviterIdAndInviteeId(UUID inviter, UUID invitee);

    long deleteByIdAndInviterId(UUID id, UUID inviter);

    void delete(Invitation invitation);

    long countByInviteeId(UUID invitee);

    long countByInviterId(UUID inviter);

    /// @return 0 if it stands already
    @Modifying
    @NativeQuery(
            """
            insert into invitation (inviter_id, invitee_id, email)
            values (:inviter, :invitee, :email)
            on conflict do nothing
            """)
    int invite(UUID inviter, @Nullable UUID invitee, String email);

    Optional<Invitation> findByIdAndInviterId(UUID id, UUID inviter);

    /// From that person, to whoever reads mail at the address.
    @Query(
            """
            select i from Invitation i left join Account a on a.id = i.inviteeId
            where i.inviterId = :inviter and lower(coalesce(a.email, i.email)) = lower(:email)
            """)
    Optional<Invitation> findByInviterAndEmail(UUID inviter, String email);

    /// The address is this account's now, so what was sent to it asks this account; whoever had
    /// asked the account already has asked once.
    @Modifying
    @NativeQuery(
            """
            update invitation i set invitee_id = :account
            where i.invitee_id is null and lower(i.email) = lower(:email) and i.inviter_id <> :account
              and not exists (
                select from invitation other
                where other.inviter_id = i.inviter_id and other.invitee_id = :account)
              and not exists (
                select from friendship f
                where f.account_id = :account and f.friend_id = i.inviter_id)
            """)
    void hand(String email, UUID account);

    /// Nobody invites this address by mail any more.
    @Modifying
    @NativeQuery("insert into closed_address (email) values (lower(:email)) on conflict do nothing")
    void close(String email);

    /// In whichever direction.
    @Modifying
    @Query(
            """
            delete from Invitation i
            where i.inviterId = :one and i.inviteeId = :other
               or i.inviterId = :other and i.inviteeId = :one
            """)
    void deleteBetween(UUID one, UUID other);

    @Query(
            """
            select new photoshare.db.OpenInvitation(i.id, a.name, a.email)
            from Invitation i join Account a on a.id = i.inviterId
            where i.inviteeId = :account order by i.id
            """)
    List<OpenInvitation> findReceivedBy(UUID account);

    /// Shown by address: a name would tell who has an account.
    @Query(
            """
            select new photoshare.db.OpenInvitation(
                i.id, coalesce(i.email, a.email), coalesce(i.email, a.email))
            from Invitation i left join Account a on a.id = i.inviteeId
            where i.inviterId = :account order by i.id
            """)
    List<OpenInvitation> findSentBy(UUID account);
}
