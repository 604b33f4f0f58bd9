package photoshare.email;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import org.springframework.stereotype.Component;
import photoshare.db.Announcements.Announcement;
import photoshare.db.MailFriend;
import photoshare.db.Subscriptions;

/// Composes the mail that tells a friend of new photos. The thumbnails travel inside it: photos are
/// private, so there is no address under which a mail program could load them.
@Component
final class FriendMailer {

    private static final String TEMPLATE = "friend";
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final MailServer server;
    private final MailTemplates templates;
    private final Thumbnails thumbnails;
    private final Subscriptions subscriptions;
    private final MailProperties properties;
    private final AppProperties app;

    FriendMailer(
            MailServer server,
            MailTemplates templates,
            Thumbnails thumbnails,
            Subscriptions subscriptions,
            MailProperties properties,
            AppProperties app) {
        this.server = server;
        this.templates = templates;
        this.thumbnails = thumbnails;
        this.subscriptions = subscriptions;
        this.properties = properties;
        this.app = app;
    }

    /// The same announcement becomes the same mail, whoever composes it and however often, but for
    /// the token in the link that ends such mails: it is new every time.
    ///
    /// @throws IOException if the photo store cannot be read now
    /// @throws jakarta.mail.internet.AddressException if the friend's address is none
    OutgoingMail compose(Announcement announcement, Instant date)
            throws IOException, MessagingException {
        URI unsubscribe = app.page("/unsubscribe/" + link(announcement));
        Locale language = announcement.language();
        var content =
                FriendMail.of(
                        announcement,
                        thumbnails.of(announcement),
                        unsubscribe,
                        app,
                        properties.domain());
        String subject =
                say(language, "subject", content.owner(), content.count(), content.title());
        var mail = new OutgoingMail(server.session(), messageId(announcement.mail()));
        mail.setFrom(named(properties.from(), say(language, "from", content.owner())));
        mail.setRecipient(
                RecipientType.TO, new InternetAddress(announcement.recipientEmail(), true));
        mail.setSubject(subject, UTF_8);
        mail.setSentDate(Date.from(date));
        mail.setHeader("List-Id", listId(announcement, say(language, "list", content.owner())));
        // RFC 8058: the mail program itself may unsubscribe, with one POST and no sign-in
        mail.setHeader("List-Unsubscribe", "<" + unsubscribe + ">");
        mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("X-Auto-Response-Suppress", "All");
        mail.setContentLanguage(new String[] {language.toLanguageTag()});
        mail.setContent(alternatives(content, language));
        mail.saveChanges();
        return mail;
    }

    private String say(Locale language, String what, Object... of) {
        return templates.say(language, "mail.photos." + what, of);
    }

    private String link(Announcement announcement) {
        return subscriptions.link(announcement.mail().recipientId(), announcement.ownerId());
    }

    private String messageId(MailFriend mail) {
        return "<batch-%s.u-%s@%s>"
                .formatted(mail.batchId(), mail.recipientId(), properties.domain());
    }

    /// Lets people sort mail by who shares. It looks like an address with a name, and is encoded
    /// and folded as one.
    private String listId(Announcement announcement, String name)
            throws UnsupportedEncodingException {
        String id = "u%s.photos.%s".formatted(announcement.ownerId(), properties.domain());
        return MimeUtility.fold("List-Id: ".length(), named(id, name).toString());
    }

    private static InternetAddress named(String address, String name)
            throws UnsupportedEncodingException {
        return new InternetAddress(address, name, UTF_8);
    }

    private MimeMultipart alternatives(FriendMail content, Locale language)
            throws MessagingException {
        var text = new MimeBodyPart();
        text.setText(templates.text(TEMPLATE, content, language), UTF_8);
        var html = new MimeBodyPart();
        html.setContent(pageWithPictures(content, language));
        return new MimeMultipart("alternative", text, html);
    }

    private MimeMultipart pageWithPictures(FriendMail content, Locale language)
            throws MessagingException {
        var page = new MimeBodyPart();
        page.setText(templates.html(TEMPLATE, content, language), UTF_8, "html");
        var related = new MimeMultipart("related", page);
        for (Thumbnail thumbnail : content.thumbnails()) {
            related.addBodyPart(picture(thumbnail, content));
        }
        return related;
    }

    private static MimeBodyPart picture(Thumbnail thumbnail, FriendMail content)
            throws MessagingException {
        var picture = new MimeBodyPart();
        picture.setDataHandler(
                new DataHandler(new ByteArrayDataSource(thumbnail.jpeg(), "image/jpeg")));
        picture.setContentID("<" + content.contentId(thumbnail) + ">");
        picture.setDisposition(MimeBodyPart.INLINE);
        picture.setFileName("photo-" + thumbnail.number() + ".jpg");
        return picture;
    }
}
