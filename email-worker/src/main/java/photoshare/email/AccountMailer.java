package photoshare.email;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import org.springframework.stereotype.Component;
import photoshare.db.AccountMails.Letter;
import photoshare.db.MailLinks;

/// Composes the mails about an account. They have a sender of their own, so that whoever filters
/// the mails about photos still gets the link to a new password.
@Component
final class AccountMailer {

    private static final String TEMPLATE = "account";
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final MailServer server;
    private final MailTemplates templates;
    private final MailLinks links;
    private final MailProperties properties;
    private final AppProperties app;

    AccountMailer(
            MailServer server,
            MailTemplates templates,
            MailLinks links,
            MailProperties properties,
            AppProperties app) {
        this.server = server;
        this.templates = templates;
        this.links = links;
        this.properties = properties;
        this.app = app;
    }

    /// The token in the link is new every time; the mail is the same otherwise.
    ///
    /// @throws jakarta.mail.internet.AddressException if the address is none
    OutgoingMail compose(Letter letter, Instant date)
            throws MessagingException, UnsupportedEncodingException {
        var to = new InternetAddress(letter.email(), true);
        AccountMail content = AccountMail.of(letter, page(letter), templates);
        var mail = new OutgoingMail(server.session(), messageId(letter));
        mail.setFrom(new InternetAddress(properties.accountsFrom(), "Photoshare", UTF_8));
        mail.setRecipient(RecipientType.TO, to);
        mail.setSubject(content.subject(), UTF_8);
        mail.setSentDate(Date.from(date));
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("X-Auto-Response-Suppress", "All");
        mail.setContentLanguage(new String[] {letter.language().toLanguageTag()});
        mail.setContent(alternatives(content, letter.language()));
        mail.saveChanges();
        return mail;
    }

    private URI page(Letter letter) {
        return switch (letter.kind()) {
            case CONFIRM -> app.page("/confirm/" + token(letter));
            case RESET -> app.page("/reset/" + token(letter));
            case INVITE -> app.page("/invite/" + token(letter));
            case KNOWN -> app.page("/login");
            case MOVED -> app.page("/");
            case PASSWORD -> app.page("/forgot");
            case TEST -> app.page("/settings/notifications");
        };
    }

    private String token(Letter letter) {
        return links.make(letter.mail(), letter.kind());
    }

    private String messageId(Letter letter) {
        return "<account-%s@%s>".formatted(letter.mail().mailId(), properties.domain());
    }

    private MimeMultipart alternatives(AccountMail content, Locale language)
            throws MessagingException {
        var text = new MimeBodyPart();
        text.setText(templates.text(TEMPLATE, content, language), UTF_8);
        var html = new MimeBodyPart();
        html.setText(templates.html(TEMPLATE, content, language), UTF_8, "html");
        return new MimeMultipart("alternative", text, html);
    }
}
