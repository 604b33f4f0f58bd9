package photoshare.email;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import photoshare.db.MailFriend;
import photoshare.db.People;
import photoshare.db.Person;

/// The mail as it comes out of a mail server.
@EmailWorkerTest
class FriendMailerTests {

    private static final Instant FIRST_TRY = Instant.parse("2026-01-02T03:04:05Z");

    @Autowired MailFriendHandler handler;
    @Autowired People people;
    @Autowired Uploads uploads;
    @Autowired JdbcClient jdbc;
    @Autowired JavaMailSenderImpl settings;

    private GreenMail smtp;
    private Person ana;
    private Person ben;

    @BeforeEach
    void anaAndBenAreFriends() {
        ana = people.person("Ana");
        ben = people.person("Ben");
        people.befriend(ana, ben);
        smtp = new GreenMail(ServerSetup.SMTP.dynamicPort());
        smtp.start();
        settings.setPort(smtp.getSmtp().getPort());
    }

    @AfterEach
    void stop() {
        smtp.stop();
    }

    @Test
    void saysWhoWhatAndWhyInItsHeaders() throws Exception {
        UUID batch = uploads.finished(ana, 11);
        jdbc.sql("update mail_ledger set first_try_at = ? where batch_id = ?")
                .params(FIRST_TRY.atOffset(ZoneOffset.UTC), batch)
                .update();
        MimeMessage mail = sent(batch);

        assertThat(mail.getSubject()).isEqualTo("Ana shared 11 photos: Trip to Porto");
        assertThat(mail.getHeader("From"))
                .containsExactly("Ana via Photoshare <photos@example.org>");
        assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress(ben.email()));
        assertThat(mail.getMessageID())
                .isEqualTo("<batch-%s.u-%s@example.org>".formatted(batch, ben.id()));
        assertThat(mail.getHeader("List-Id", null).replaceAll("\\s+", " "))
                .isEqualTo("Ana's photos <u%s.photos.example.org>".formatted(ana.id()));
        assertThat(mail.getHeader("List-Unsubscribe", null).replaceAll("\\s+", ""))
                .matches("<https://photos\\.example\\.org/unsubscribe/[\\w-]{43}>");
        assertThat(mail.getHeader("List-Unsubscribe-Post"))
                .containsExactly("List-Unsubscribe=One-Click");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
        assertThat(mail.getContentLanguage()).containsExactly("en");
        assertThat(mail.getSentDate().toInstant()).isEqualTo(FIRST_TRY);
        assertThat(ledgerReplyTo(batch)).startsWith("250 ");
    }

    @Test
    void isTextAndAPageWithItsPictures() throws Exception {
        UUID batch = uploads.finished(ana, 11);
        var alternatives = (MimeMultipart) sent(batch).getContent();
        assertThat(alternatives.getContentType()).startsWith("multipart/alternative");
        assertThat(alternatives.getCount()).isEqualTo(2);
        assertThat(alternatives.getBodyPart(0).getContentType())
                .isEqualToIgnoringCase("text/plain; charset=UTF-8");

        var related = (MimeMultipart) alternatives.getBodyPart(1).getContent();
        assertThat(related.getContentType()).startsWith("multipart/related");
        assertThat(related.getCount()).isEqualTo(7);
        assertThat(related.getBodyPart(0).getContentType())
                .isEqualToIgnoringCase("text/html; charset=UTF-8");

        String page = (String) related.getBodyPart(0).getContent();
        for (int i = 1; i <= 6; i++) {
            BodyPart picture = related.getBodyPart(i);
            String id = "p%d.b%s@example.org".formatted(i, batch);
            assertThat(picture.getContentType()).startsWith("image/jpeg");
            assertThat(picture.getDisposition()).isEqualTo("inline");
            assertThat(picture.getHeader("Content-ID")).containsExactly("<" + id + ">");
            assertThat(page).contains("\"cid:" + id + "\"", "alt=\"Photo " + i + " of 11\"");
        }
        assertThat(picture(related, 3)).isEqualTo(uploads.pictureIn(batch, 3));
    }

    @Test
    void pageAndTextSayTheSame() throws Exception {
        UUID batch = uploads.finished(ana, 11);
        MimeMessage mail = sent(batch);
        String album =
                "https://photos.example.org/albums/%s/batches/%s".formatted(albumOf(batch), batch);
        String unsubscribe = mail.getHeader("List-Unsubscribe")[0].replaceAll("[<>\\s]", "");

        assertThat(text(mail))
                .isEqualToNormalizingNewlines(
                        """
                        Ana shared 11 photos with you:
                        "Trip to Porto"

                        See the photos:
                        %s

                        --\s
                        You get this because you are friends with Ana on Photoshare.
                        No more mail about Ana's photos: %s
                        All notifications: https://photos.example.org/settings/notifications
                        """
                                .formatted(album, unsubscribe));
        assertThat(html(mail))
                .contains("Ana shared 11 photos with you")
                .contains(">Trip to Porto</h1>")
                .contains("and 5 more")
                .contains("href=\"" + album + "\"")
                .contains(">" + album + "</a>")
                .contains("You get this because you are friends with Ana on Photoshare.")
                .contains("href=\"https://photos.example.org/settings/notifications\"")
                .contains("href=\"" + unsubscribe + "\"")
                .doesNotContain("th:text")
                .doesNotContain("<script");
        assertThat(html(mail).getBytes(UTF_8)).hasSizeLessThan(100_000);
    }

    @Test
    void speaksTheFriendsLanguage() throws Exception {
        speak("de");
        UUID batch = uploads.finished(ana, 11);
        MimeMessage mail = sent(batch);
        assertThat(mail.getSubject()).isEqualTo("Ana hat 11 Fotos geteilt: Trip to Porto");
        assertThat(mail.getContentLanguage()).containsExactly("de");
        assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal())
                .isEqualTo("Ana über Photoshare");
        var list = new InternetAddress(mail.getHeader("List-Id", null).replaceAll("\\s+", " "));
        assertThat(list.getPersonal()).isEqualTo("Fotos von Ana");
        assertThat(list.getAddress()).isEqualTo("u%s.photos.example.org".formatted(ana.id()));
        assertThat(text(mail))
                .startsWith("Ana hat 11 Fotos mit dir geteilt:")
                .contains("Keine Mails mehr über Fotos von Ana: https://");
        assertThat(html(mail))
                .contains("<html lang=\"de\"", "alt=\"Foto 1 von 11\"", "und 5 weitere")
                .contains("11 Fotos sind fertig zum Ansehen.")
                .doesNotContain("??");
        Files.writeString(Path.of("target/mail-de.html"), withPictures(mail, batch));
    }

    @Test
    void onePhotoIsOnePhoto() throws Exception {
        MimeMessage mail = sent(uploads.finished(ana, 1));
        assertThat(mail.getSubject()).isEqualTo("Ana shared 1 photo: Trip to Porto");
        assertThat(text(mail)).startsWith("Ana shared 1 photo with you:");
        assertThat(html(mail)).contains("alt=\"Photo 1 of 1\"").doesNotContain(" more<");
    }

    @Test
    void leavesOutAPictureThatIsGone() throws Exception {
        UUID batch = uploads.finished(ana, 3);
        uploads.losePicture(batch);
        MimeMessage mail = sent(batch);
        assertThat(mail.getSubject()).contains("3 photos");
        assertThat(html(mail)).contains("and 1 more").containsOnlyOnce("alt=\"Photo 3 of 3\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Porto\r\nBcc: eve@example.org\r\n\r\nHello",
                "Porto\nBcc: eve@example.org",
                "Porto\rBcc: eve@example.org",
                "Pörto\r\n Bcc: eve@example.org ✨",
                "Porto\u2028Bcc: eve@example.org"
            })
    void nobodyWritesHeadersIntoIt(String words) throws Exception {
        UUID batch = uploads.finished(ana, 1);
        rename(words);
        MimeMessage mail = sent(batch);

        String shown = words.replaceAll("[\r\n\u2028]+", " ").strip();
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getSubject().replaceAll("\\s+", " "))
                .isEqualTo("%s shared 1 photo: %s".formatted(shown, shown).replaceAll("\\s+", " "));
        assertThat(text(mail)).startsWith(shown + " shared 1 photo with you:");
        assertThat(smtp.getReceivedMessages()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ana \"the eye\" O'Neil, <boss>",
                "Zoë \uD83D\uDCF7\uD83C\uDDF5\uD83C\uDDF9",
                "טיול לפורטו",
                "رحلة إلى بورتو",
                "日本の写真 & <b>bold</b>",
                "A name so long that it does not fit on one line of a header, which has to be folded"
            })
    void showsEveryNameAsItIsWritten(String name) throws Exception {
        UUID batch = uploads.finished(ana, 2);
        rename(name);
        MimeMessage mail = sent(batch);

        assertThat(mail.getSubject()).isEqualTo("%s shared 2 photos: %s".formatted(name, name));
        assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal())
                .isEqualTo(name + " via Photoshare");
        assertThat(((InternetAddress) mail.getFrom()[0]).getAddress())
                .isEqualTo("photos@example.org");
        var list = new InternetAddress(mail.getHeader("List-Id", null).replaceAll("\\s+", " "));
        assertThat(list.getPersonal()).isEqualTo(name + "'s photos");
        assertThat(text(mail)).contains(name + " shared 2 photos with you:");
        assertThat(html(mail)).doesNotContain("<b>");
        assertThat(raw(mail).lines()).allMatch(line -> line.length() <= 998);
    }

    @Test
    void turnsNobodysWritingDirection() throws Exception {
        UUID batch = uploads.finished(ana, 1);
        rename("Ana\u202Egnp");
        assertThat(sent(batch).getSubject()).startsWith("Ana gnp shared");
    }

    /// Not a check: leaves the page for eyes, as `target/mail.html`.
    @Test
    void canBeLookedAt() throws Exception {
        UUID batch = uploads.finished(ana, 11);
        MimeMessage mail = sent(batch);
        Files.writeString(Path.of("target/mail.html"), withPictures(mail, batch));
        Files.writeString(Path.of("target/mail.eml"), raw(mail));
    }

    private static String withPictures(MimeMessage mail, UUID batch) throws Exception {
        String page = html(mail);
        var related = related(mail);
        for (int i = 1; i < related.getCount(); i++) {
            page =
                    page.replace(
                            "cid:p%d.b%s@example.org".formatted(i, batch),
                            "data:image/jpeg;base64,"
                                    + Base64.getEncoder().encodeToString(picture(related, i)));
        }
        return page;
    }

    private void speak(String language) {
        jdbc.sql("update account set language = ? where id = ?")
                .params(language, ben.id())
                .update();
    }

    private MimeMessage sent(UUID batch) {
        handler.handle(new MailFriend(batch, ben.id()));
        assertThat(smtp.getReceivedMessages()).hasSize(1);
        return smtp.getReceivedMessages()[0];
    }

    private void rename(String words) {
        jdbc.sql("update account set name = ? where id = ?").params(words, ana.id()).update();
        jdbc.sql("update album set title = ? where owner_id = ?").params(words, ana.id()).update();
    }

    private UUID albumOf(UUID batch) {
        return jdbc.sql("select album_id from batch where id = ?")
                .param(batch)
                .query(UUID.class)
                .single();
    }

    private String ledgerReplyTo(UUID batch) {
        return jdbc.sql("select reply from mail_ledger where batch_id = ?")
                .param(batch)
                .query(String.class)
                .single();
    }

    private static String text(MimeMessage mail) throws IOException, MessagingException {
        return (String) ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
    }

    private static String html(MimeMessage mail) throws IOException, MessagingException {
        return (String) related(mail).getBodyPart(0).getContent();
    }

    private static MimeMultipart related(MimeMessage mail) throws IOException, MessagingException {
        return (MimeMultipart) ((MimeMultipart) mail.getContent()).getBodyPart(1).getContent();
    }

    private static byte[] picture(MimeMultipart related, int part)
            throws IOException, MessagingException {
        return related.getBodyPart(part).getInputStream().readAllBytes();
    }

    private static String raw(MimeMessage mail) throws IOException, MessagingException {
        var bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        return bytes.toString(UTF_8);
    }
}
