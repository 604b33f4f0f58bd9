package photoshare.db;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

public interface Invitations extends Repository<Invitation, UUID> {

    Invitation save(Invitation invitation);

    Optional<Invitation> findByIdAndInviteeId(UUID id, UUID invitee);

    Optional<Invitation> findByInviterIdAndInviteeId(UUID inviter, UUID invitee);

    long deleteByIdAndInviterId(UUID id, UUID inviter);

    void delete(Invitation invitation);
}
