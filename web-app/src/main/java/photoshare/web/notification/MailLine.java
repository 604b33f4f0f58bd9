package photoshare.web.notification;

import java.time.Instant;
import photoshare.db.MailHistory.PastMail;
import photoshare.db.MailState;

/// One of the last mails, in words.
record MailLine(String about, String state, boolean trouble, Instant at) {

    static MailLine of(PastMail mail) {
        return new MailLine(
                about(mail.about()),
                switch (mail.state()) {
                    case PENDING, SENDING -> "on its way";
                    case SENT -> "taken by your mail server";
                    case FAILED -> "refused by your mail server: " + mail.reply();
                    case UNCERTAIN -> "perhaps sent: the connection broke";
                    case CANCELLED -> "not sent: " + mail.reply();
                },
                mail.state() == MailState.FAILED,
                mail.at());
    }

    private static String about(String about) {
        return switch (about) {
            case "CONFIRM" -> "Link to confirm your address";
            case "RESET" -> "Link to a new password";
            case "MOVED" -> "Your address was changed";
            case "INVITE" -> "An invitation";
            case "TEST" -> "A test";
            default -> about;
        };
    }
}
