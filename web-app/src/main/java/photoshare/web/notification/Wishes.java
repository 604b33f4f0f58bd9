package photoshare.web.notification;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import photoshare.db.Account;
import photoshare.db.AccountMailKind;
import photoshare.db.AccountMails;
import photoshare.db.Accounts;
import photoshare.db.Friend;
import photoshare.db.Friendships;
import photoshare.db.MailHistory;
import photoshare.db.MailHistory.PastMail;
import photoshare.db.MailLedger;
import photoshare.web.system.NotFoundException;

/// Which mails somebody wants: a master switch, one per kind, one per friend.
@Service
class Wishes {

    private static final int LAST_MAILS = 8;

    /// As the page shows it.
    record Page(Account account, List<Friend> friends, List<MailLine> mails) {}

    private final Accounts accounts;
    private final Friendships friendships;
    private final AccountMails mails;
    private final MailHistory history;
    private final MailLedger ledger;
    private final MailWords words;

    Wishes(
            Accounts accounts,
            Friendships friendships,
            AccountMails mails,
            MailHistory history,
            MailLedger ledger,
            MailWords words) {
        this.accounts = accounts;
        this.friendships = friendships;
        this.mails = mails;
        this.history = history;
        this.ledger = ledger;
        this.words = words;
    }

    @Transactional(readOnly = true)
    Page of(UUID account) {
        return new Page(
                found(account),
                friendships.findFriendsOf(account),
                history.of(account, LAST_MAILS).stream().map(words::of).toList());
    }

    @Transactional
    void change(UUID account, boolean photos, boolean invitations) {
        found(account).wantMail(photos, invitations);
    }

    @Transactional
    void change(UUID account, UUID friend, boolean wanted) {
        friendships.setWantsMail(account, friend, wanted);
    }

    @Transactional
    void test(UUID account) {
        mails.owe(AccountMailKind.TEST, account, found(account).email());
    }

    /// @return false if none of the last mails is it, or nothing is wrong with it
    @Transactional
    boolean sendAgain(UUID account, String mail) {
        return history.of(account, LAST_MAILS).stream()
                .map(PastMail::job)
                .filter(job -> job.uniqueId().equals(mail))
                .anyMatch(ledger::sendAgain);
    }

    private Account found(UUID account) {
        return accounts.findById(account).orElseThrow(NotFoundException::new);
    }
}
