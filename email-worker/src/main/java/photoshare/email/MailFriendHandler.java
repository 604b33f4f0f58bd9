package photoshare.email;

import org.springframework.stereotype.Component;
import photoshare.db.Announcements;
import photoshare.db.Announcements.Announcement;
import photoshare.db.Announcements.Decision.Tell;
import photoshare.db.Announcements.Decision.Withhold;
import photoshare.db.MailFriend;

/// One mail to one friend, if the friend is still to be told.
@Component
final class MailFriendHandler {

    private final Postman postman;
    private final Announcements announcements;
    private final FriendMailer mailer;

    MailFriendHandler(Postman postman, Announcements announcements, FriendMailer mailer) {
        this.postman = postman;
        this.announcements = announcements;
        this.mailer = mailer;
    }

    void handle(MailFriend mail) {
        postman.carry(
                mail,
                firstTryAt ->
                        switch (announcements.decide(mail)) {
                            case Tell(Announcement announcement) ->
                                    new Letter.Send(mailer.compose(announcement, firstTryAt));
                            case Withhold(String reason) -> new Letter.Withhold(reason);
                        });
    }
}
