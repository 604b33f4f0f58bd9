package photoshare.demo.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class MailCatcherTests {

    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3};

    @TempDir private Path folder;

    private final HttpClient browser = HttpClient.newHttpClient();
    private MailCatcher catcher;

    @BeforeEach
    void start() throws IOException {
        catcher = MailCatcher.start(0, 0, folder);
    }

    @AfterEach
    void stop() {
        catcher.close();
        browser.close();
    }

    @Test
    void tellsAboutEachMailAsJson() throws Exception {
        send("ben@example.org", "Ana shared 3 photos");

        assertThat(mails("/api/mails"))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.to()).isEqualTo("ben@example.org");
                    assertThat(mail.from()).isEqualTo("Ana <ana@example.org>");
                    assertThat(mail.subject()).isEqualTo("Ana shared 3 photos");
                    assertThat(mail.messageId()).isEqualTo("<batch-7@example.org>");
                    assertThat(mail.text()).contains("3 photos of Ünsal");
                    assertThat(mail.html()).contains("cid:p1@host");
                    assertThat(mail.time()).isNotNull();
                });
    }

    @Test
    void showsSendersAsTheyCallThemselves() throws Exception {
        for (String name : List.of("\"Ana\" via Photoshare", "Ünsal, \\o/")) {
            send(
                    new InternetAddress("ana@example.org", name, "UTF-8"),
                    "ben@example.org",
                    "photos");
        }
        send(new InternetAddress("ana@example.org"), "ben@example.org", "photos");

        assertThat(mails("/api/mails"))
                .extracting(Mail::from)
                .containsExactly(
                        "ana@example.org",
                        "Ünsal, \\o/ <ana@example.org>",
                        "\"Ana\" via Photoshare <ana@example.org>");
    }

    @Test
    void showsOnePersonsMail() throws Exception {
        send("ben@example.org", "for Ben");
        send("cleo@example.org", "for Cleo");

        assertThat(mails("/api/mails?to=cleo%40example.org"))
                .extracting(Mail::subject)
                .containsExactly("for Cleo");
        assertThat(get("/?to=cleo%40example.org").body())
                .contains("for Cleo")
                .doesNotContain("for Ben");
    }

    @Test
    void showsTheNewestFirst() throws Exception {
        send("ben@example.org", "earlier");
        send("ben@example.org", "later");

        assertThat(mails("/api/mails"))
                .extracting(Mail::subject)
                .containsExactly("later", "earlier");
    }

    @Test
    void showsHtmlWithItsPicturesInAFrameWithoutScripts() throws Exception {
        send("ben@example.org", "with a picture");

        assertThat(get("/mails/1").body())
                .contains("<iframe")
                .contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"")
                .contains("<a href=\"http://localhost:8080/albums/1\"");
        var html = get("/mails/1/html");
        assertThat(html.body())
                .contains("<base target=\"_blank\">")
                .contains("src=\"inline?cid=p1%40host\"");
        assertThat(html.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'")
                .contains("sandbox allow-popups");

        var picture =
                browser.send(
                        request("/mails/1/inline?cid=p1%40host").build(),
                        BodyHandlers.ofByteArray());
        assertThat(picture.body()).isEqualTo(PICTURE);
        assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/png");
    }

    @Test
    void showsTheSourceWithAllHeaders() throws Exception {
        send("ben@example.org", "plain");

        assertThat(get("/mails/1/source").body())
                .contains("Delivered-To: ben@example.org")
                .contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click")
                .contains("Content-ID: <p1@host>");
    }

    @Test
    void escapesWhatCameWithTheMail() throws Exception {
        send("ben@example.org", "<script>alert(1)</script> & \"more\"");

        for (String page : List.of("/", "/mails/1")) {
            assertThat(get(page).body())
                    .doesNotContain("<script>alert")
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;");
        }
    }

    @Test
    void refusesMailForNowOrForGoodUntilItIsToldToAccept() throws Exception {
        post("/api/refuse?code=451");
        assertThatThrownBy(() -> send("ben@example.org", "refused for now"))
                .isInstanceOf(SendFailedException.class)
                .hasStackTraceContaining("451 Mailbox busy");
        assertThat(get("/").body()).contains("Mail is being refused: 451");

        post("/api/refuse?code=550");
        assertThatThrownBy(() -> send("ben@example.org", "refused for good"))
                .hasStackTraceContaining("550 No such mailbox");

        post("/api/accept");
        send("ben@example.org", "accepted");
        assertThat(mails("/api/mails")).extracting(Mail::subject).containsExactly("accepted");
    }

    @Test
    void wantsARefusalToBeOne() throws Exception {
        var reply = post("/api/refuse?code=250");

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.body())
                .isEqualTo("code=250 is no refusal: 400 to 499 for now, 500 to 599 for good.\n");
    }

    @Test
    void keepsItsMailOverARestart() throws Exception {
        send("ben@example.org", "before");
        catcher.close();
        catcher = MailCatcher.start(0, 0, folder);
        send("ben@example.org", "after");

        assertThat(mails("/api/mails"))
                .extracting(Mail::id, Mail::subject)
                .containsExactly(tuple(2, "after"), tuple(1, "before"));
    }

    @Test
    void keepsOneCopyForEachRecipient() throws Exception {
        send("ben@example.org, cleo@example.org", "to both");

        assertThat(mails("/api/mails"))
                .extracting(Mail::to)
                .containsExactlyInAnyOrder("ben@example.org", "cleo@example.org");
    }

    @Test
    void doesNotObeyOtherSites() throws Exception {
        var foreign =
                request("/api/refuse?code=550")
                        .header("Sec-Fetch-Site", "cross-site")
                        .POST(BodyPublishers.noBody())
                        .build();

        assertThat(browser.send(foreign, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
        send("ben@example.org", "still accepted");
    }

    @Test
    void saysWhenThereIsNothing() throws Exception {
        assertThat(get("/").body()).contains("No mail yet.");
        assertThat(get("/mails/1").statusCode()).isEqualTo(404);
        assertThat(get("/elsewhere").statusCode()).isEqualTo(404);
    }

    private void send(String to, String subject) throws MessagingException {
        send(new InternetAddress("Ana <ana@example.org>"), to, subject);
    }

    private void send(InternetAddress from, String to, String subject) throws MessagingException {
        var session = session();
        var message = new MimeMessage(session);
        message.setFrom(from);
        message.setRecipients(Message.RecipientType.TO, to);
        message.setSubject(subject, "UTF-8");
        message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        message.setContent(
                multipart(
                        "alternative",
                        text("3 photos of Ünsal: http://localhost:8080/albums/1.", "plain"),
                        part(multipart("related", text(html(), "html"), picture()))));
        message.saveChanges();
        message.setHeader("Message-ID", "<batch-7@example.org>");
        try (var transport = session.getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    private Session session() {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", "localhost");
        properties.setProperty("mail.smtp.port", Integer.toString(catcher.smtpPort()));
        return Session.getInstance(properties);
    }

    private static String html() {
        return "<html><head><title>x</title></head><body><img src=\"cid:p1@host\"></body></html>";
    }

    private static MimeBodyPart text(String text, String kind) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, "UTF-8", kind);
        return part;
    }

    private static MimeBodyPart picture() throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(PICTURE, "image/png")));
        part.setContentID("<p1@host>");
        return part;
    }

    private static MimeBodyPart part(MimeMultipart several) throws MessagingException {
        var part = new MimeBodyPart();
        part.setContent(several);
        return part;
    }

    private static MimeMultipart multipart(String kind, MimeBodyPart... parts)
            throws MessagingException {
        var multipart = new MimeMultipart(kind);
        for (MimeBodyPart part : parts) {
            multipart.addBodyPart(part);
        }
        return multipart;
    }

    private List<Mail> mails(String path) throws Exception {
        return List.of(JsonMapper.shared().readValue(get(path).body(), Mail[].class));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path) throws Exception {
        return browser.send(
                request(path).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + catcher.inboxPort() + path));
    }
}
