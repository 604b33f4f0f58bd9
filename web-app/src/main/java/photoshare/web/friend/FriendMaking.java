package photoshare.web.friend;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import photoshare.db.Account;
import photoshare.db.AccountMailKind;
import photoshare.db.AccountMails;
import photoshare.db.Accounts;
import photoshare.db.Friendship;
import photoshare.db.Friendships;
import photoshare.db.Invitation;
import photoshare.db.Invitations;
import photoshare.web.system.Words;

/// Two people become friends when both want it, and stop being friends when one does. Every act may
/// be repeated, or meet the same act of the other side.
///
/// An invitation goes to an address. It asks the account of that address only if the address is
/// confirmed: whoever merely claims it must not become a friend in the place of its owner.
@Service
class FriendMaking {

    private static final Pattern ADDRESS =
            Pattern.compile(
                    "[\\p{ASCII}&&[^@\\s]]{1,64}@[\\p{ASCII}&&[^@\\s]]{1,125}\\.[^@\\s.]{1,63}");
    private static final int MAILS_TO_ONE_ADDRESS = 2;

    private final Accounts accounts;
    private final Friendships friendships;
    private final Invitations invitations;
    private final AccountMails mails;

    FriendMaking(
            Accounts accounts,
            Friendships friendships,
            Invitations invitations,
            AccountMails mails) {
        this.accounts = accounts;
        this.friendships = friendships;
        this.invitations = invitations;
        this.mails = mails;
    }

    @Transactional
    InvitationOutcome invite(UUID inviter, String address) {
        String email = Words.address(address);
        if (!ADDRESS.matcher(email).matches()) {
            return new InvitationOutcome.NoAddress();
        }
        Optional<Account> owner = accounts.findByEmail(email);
        if (owner.filter(it -> it.id().equals(inviter)).isPresent()) {
            return new InvitationOutcome.OwnAddress();
        }
        return owner.filter(Account::confirmed)
                .flatMap(invitee -> knownAlready(inviter, invitee))
                .orElseGet(() -> ask(inviter, owner.filter(Account::confirmed), email));
    }

    /// Those that wait for an answer.
    @Transactional(readOnly = true)
    List<SentInvitation> findSentBy(UUID inviter) {
        Set<String> reminded = mails.readers(AccountMailKind.INVITE, inviter, MAILS_TO_ONE_ADDRESS);
        return invitations.findSentBy(inviter).stream()
                .map(open ->
                        new SentInvitation(
                                open.id(),
                                open.email(),
                                reminded.contains(open.email().toLowerCase(Locale.ROOT))))
                .toList();
    }

    /// The mail once more; but nobody is mailed without end.
    ///
    /// @param address where the invitation went, of which nothing else is left once it is answered
    @Transactional
    ReminderOutcome remind(UUID invitation, UUID inviter, String address) {
        return invitations
                .findByIdAndInviterId(invitation, inviter)
                .map(this::mailAgain)
                .orElseGet(() -> answered(inviter, address));
    }

    /// @return the name of the new friend; empty if the invitation was taken back
    @Transactional
    Optional<String> accept(UUID invitation, UUID invitee) {
        Optional<UUID> inviter =
                invitations.findByIdAndInviteeId(invitation, invitee).map(Invitation::inviterId);
        inviter.ifPresent(it -> befriend(it, invitee));
        return inviter.flatMap(accounts::findById).map(Account::name);
    }

    /// The inviter hears of it, and nothing between the two waits for an answer any more.
    @Transactional
    void befriend(UUID inviter, UUID invitee) {
        friendships.befriend(inviter, invitee);
        friendships.tell(inviter, invitee);
        invitations.deleteBetween(inviter, invitee);
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

    @Transactional
    void wantMail(UUID account, UUID friend, boolean wanted) {
        friendships.setWantsMail(account, friend, wanted);
    }

    private Optional<InvitationOutcome> knownAlready(UUID inviter, Account invitee) {
        if (friendships.existsById(new Friendship.Id(inviter, invitee.id()))) {
            return Optional.of(new InvitationOutcome.AlreadyFriends(invitee.name()));
        }
        return invitations
                .findByInviterIdAndInviteeId(invitee.id(), inviter)
                .map(_ -> {
                    befriend(invitee.id(), inviter);
                    return new InvitationOutcome.NowFriends(invitee.name());
                });
    }

    private InvitationOutcome ask(UUID inviter, Optional<Account> invitee, String email) {
        UUID account = invitee.map(Account::id).orElse(null);
        if (invitations.invite(inviter, account, email) == 0) {
            return new InvitationOutcome.AlreadyInvited(email);
        }
        mail(inviter, email);
        return new InvitationOutcome.Invited(email);
    }

    private ReminderOutcome mailAgain(Invitation open) {
        return mail(open.inviterId(), open.email())
                ? new ReminderOutcome.Mailed()
                : new ReminderOutcome.Enough();
    }

    private ReminderOutcome answered(UUID inviter, String address) {
        return accounts.findByEmail(address)
                .filter(it -> friendships.existsById(new Friendship.Id(inviter, it.id())))
                .<ReminderOutcome>map(friend -> new ReminderOutcome.NowFriends(friend.name()))
                .orElseGet(ReminderOutcome.Over::new);
    }

    private boolean mail(UUID inviter, String email) {
        if (mails.count(AccountMailKind.INVITE, inviter, email) >= MAILS_TO_ONE_ADDRESS) {
            return false;
        }
        mails.owe(AccountMailKind.INVITE, inviter, email);
        return true;
    }
}
