package photoshare.db;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    /// @return 0 if it stands already
    @Modifying
    @NativeQuery(
            """
            insert into invitation (inviter_id, invitee_id) values (:inviter, :invitee)
            on conflict do nothing
            """)
    int invite(UUID inviter, UUID invitee);

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

    @Query(
            """
            select new photoshare.db.OpenInvitation(i.id, a.name, a.email)
            from Invitation i join Account a on a.id = i.inviteeId
            where i.inviterId = :account order by i.id
            """)
    List<OpenInvitation> findSentBy(UUID account);
}
