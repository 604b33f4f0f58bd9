package photoshare.web.friend;

import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import photoshare.db.Account;
import photoshare.db.AccountMailKind;
import photoshare.db.Accounts;
import photoshare.db.Friendship;
import photoshare.db.Friendships;
import photoshare.db.Invitation;
import photoshare.db.Invitations;
import photoshare.db.MailLinks;
import photoshare.db.MailLinks.MailLink;
import photoshare.web.account.AddressConfirmed;
import photoshare.web.account.InvitationTaken;

/// What the link in an invitation allows: whoever holds it may answer, with whichever account.
@Service
class InvitationLinks {

    /// @param inviter name of who invites
    /// @param friend whether whoever looks at it is a friend of theirs already
    record Guest(String inviter, String email, boolean friend) {}

    private final Accounts accounts;
    private final FriendMaking friends;
    private final Friendships friendships;
    private final Invitations invitations;
    private final MailLinks links;

    InvitationLinks(
            Accounts accounts,
            FriendMaking friends,
            Friendships friendships,
            Invitations invitations,
            MailLinks links) {
        this.accounts = accounts;
        this.friends = friends;
        this.friendships = friendships;
        this.invitations = invitations;
        this.links = links;
    }

    /// @param viewer who looks at it, if they are signed in
    /// @return empty if the link is too old, or the invitation answered or taken back
    @Transactional(readOnly = true)
    Optional<Guest> look(String token, Optional<UUID> viewer) {
        return open(token)
                .flatMap(link ->
                        accounts.findById(link.accountId())
                                .map(inviter ->
                                        new Guest(
                                                inviter.name(),
                                                link.email(),
                                                viewer.filter(it -> areFriends(it, inviter.id()))
                                                        .isPresent())));
    }

    private boolean areFriends(UUID one, UUID other) {
        return friendships.existsById(new Friendship.Id(one, other));
    }

    /// @return the name of the new friend
    @Transactional
    Optional<String> accept(String token, UUID account) {
        Optional<MailLink> link = open(token).filter(it -> !it.accountId().equals(account));
        link.ifPresent(it -> befriend(it.accountId(), account, it.email()));
        return link.flatMap(it -> accounts.findById(it.accountId())).map(Account::name);
    }

    @Transactional
    void decline(String token) {
        open(token).flatMap(this::invitation).ifPresent(invitations::delete);
    }

    /// No invitation, of anybody, is mailed there any more.
    @Transactional
    void closeAddress(String token) {
        links.find(token, AccountMailKind.INVITE)
                .ifPresent(link -> invitations.close(link.email()));
        decline(token);
    }

    @EventListener
    void befriend(InvitationTaken taken) {
        if (invitations.findByInviterAndEmail(taken.inviter(), taken.email()).isPresent()) {
            befriend(taken.inviter(), taken.account(), taken.email());
        }
    }

    /// Who was invited under the address now sees it, and says yes or no.
    @EventListener
    void handOver(AddressConfirmed confirmed) {
        invitations.hand(confirmed.email(), confirmed.account());
    }

    private void befriend(UUID inviter, UUID guest, String email) {
        friends.befriend(inviter, guest);
        invitations.findByInviterAndEmail(inviter, email).ifPresent(invitations::delete);
    }

    private Optional<MailLink> open(String token) {
        return links.find(token, AccountMailKind.INVITE)
                .filter(link -> invitation(link).isPresent());
    }

    private Optional<Invitation> invitation(MailLink link) {
        return invitations.findByInviterAndEmail(link.accountId(), link.email());
    }
}
