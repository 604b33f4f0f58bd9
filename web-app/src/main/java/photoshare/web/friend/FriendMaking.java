package photoshare.web.friend;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import photoshare.db.Account;
import photoshare.db.Accounts;
import photoshare.db.Friendship;
import photoshare.db.Friendships;
import photoshare.db.Invitation;
import photoshare.db.Invitations;

/// Two people become friends when both want it, and stop being friends when one does. Every act may
/// be repeated, or meet the same act of the other side.
@Service
class FriendMaking {

    private final Accounts accounts;
    private final Friendships friendships;
    private final Invitations invitations;

    FriendMaking(Accounts accounts, Friendships friendships, Invitations invitations) {
        this.accounts = accounts;
        this.friendships = friendships;
        this.invitations = invitations;
    }

    @Transactional
    InvitationOutcome invite(UUID inviter, String email) {
        return accounts.findByEmail(email)
                .map(invitee -> invite(inviter, invitee))
                .orElseGet(() -> new InvitationOutcome.NobodyThere(email.strip()));
    }

    @Transactional
    void accept(UUID invitation, UUID invitee) {
        invitations
                .findByIdAndInviteeId(invitation, invitee)
                .ifPresent(accepted -> befriend(accepted.inviterId(), invitee));
    }

    @Transactional
    void decline(UUID invitation, UUID invitee) {
        invitations.findByIdAndInviteeId(invitation, invitee).ifPresent(invitations::delete);
    }

    @Transactional
    void cancel(UUID invitation, UUID inviter) {
        invitations.deleteByIdAndInviterId(invitation, inviter);
    }

    @Transactional
    void remove(UUID account, UUID friend) {
        friendships.part(account, friend);
    }

    private InvitationOutcome invite(UUID inviter, Account invitee) {
        if (invitee.id().equals(inviter)) {
            return new InvitationOutcome.OwnAddress();
        }
        if (friendships.existsById(new Friendship.Id(inviter, invitee.id()))) {
            return new InvitationOutcome.AlreadyFriends(invitee.name());
        }
        if (askedBy(invitee, inviter).isPresent()) {
            befriend(inviter, invitee.id());
            return new InvitationOutcome.NowFriends(invitee.name());
        }
        return invitations.invite(inviter, invitee.id()) == 0
                ? new InvitationOutcome.AlreadyInvited(invitee.name())
                : new InvitationOutcome.Invited(invitee.name());
    }

    private Optional<Invitation> askedBy(Account invitee, UUID inviter) {
        return invitations.findByInviterIdAndInviteeId(invitee.id(), inviter);
    }

    private void befriend(UUID one, UUID other) {
        friendships.befriend(one, other);
        invitations.deleteBetween(one, other);
    }
}
