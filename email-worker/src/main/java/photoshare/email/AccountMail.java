package photoshare.email;

import java.net.URI;
import java.util.Locale;
import java.util.function.UnaryOperator;
import photoshare.db.AccountMails.Letter;

/// What stands in a mail about an account. Its templates call what is public here.
///
/// @param page where the button leads
/// @param note small, below the button
/// @param reason why the recipient gets this
record AccountMail(
        String subject,
        String headline,
        String sentence,
        Button button,
        String note,
        String reason) {

    record Button(String label, URI page) {}

    static AccountMail of(Letter letter, URI page, MailTemplates templates) {
        String about = "mail.%s.".formatted(letter.kind().name().toLowerCase(Locale.ROOT));
        Object[] facts = {
            Wording.oneLine(letter.accountName()),
            Wording.oneLine(letter.email()),
            Wording.oneLine(letter.accountEmail())
        };
        UnaryOperator<String> say = part -> templates.say(letter.language(), about + part, facts);
        return new AccountMail(
                say.apply("subject"),
                say.apply("headline"),
                say.apply("sentence"),
                new Button(say.apply("button"), page),
                say.apply("note"),
                say.apply("reason"));
    }
}
