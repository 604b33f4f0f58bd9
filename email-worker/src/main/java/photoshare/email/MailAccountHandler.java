package photoshare.email;

import org.springframework.stereotype.Component;
import photoshare.db.AccountMails;
import photoshare.db.AccountMails.Decision;
import photoshare.db.MailAccount;

/// One mail about an account, if it still makes sense.
@Component
final class MailAccountHandler {

    private final Postman postman;
    private final AccountMails mails;
    private final AccountMailer mailer;

    MailAccountHandler(Postman postman, AccountMails mails, AccountMailer mailer) {
        this.postman = postman;
        this.mails = mails;
        this.mailer = mailer;
    }

    void handle(MailAccount mail) {
        postman.carry(
                mail,
                firstTryAt ->
                        switch (mails.decide(mail)) {
                            case Decision.Send(AccountMails.Letter letter) ->
                                    new Letter.Send(mailer.compose(letter, firstTryAt));
                            case Decision.Withhold(String reason) -> new Letter.Withhold(reason);
                        });
    }
}
