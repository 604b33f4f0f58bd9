package photoshare.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import photoshare.db.AccountMailKind;
import photoshare.db.AccountMails;
import photoshare.db.MailAccount;
import photoshare.db.MailLinks;
import photoshare.db.MailLinks.MailLink;
import photoshare.db.MailState;
import photoshare.db.People;
import photoshare.db.Person;

@EmailWorkerTest
class MailAccountHandlerTests {

    private static final Pattern TOKEN =
            Pattern.compile("https://photos\\.example\\.org/\\w+/([\\w-]{43})\\s");

    @Autowired MailAccountHandler handler;
    @Autowired AccountMails mails;
    @Autowired MailLinks links;
    @Autowired People people;
    @Autowired JdbcClient jdbc;
    @Autowired JavaMailSenderImpl settings;

    private GreenMail smtp;
    private Person ana;

    @BeforeEach
    void aMailServer() {
        jdbc.sql("truncate account, outbox cascade").update();
        ana = people.person("Ana");
        smtp = new GreenMail(ServerSetup.SMTP.dynamicPort());
        smtp.start();
        settings.setPort(smtp.getSmtp().getPort());
    }

    @AfterEach
    void stop() {
        smtp.stop();
    }

    static Stream<Arguments> kinds() {
        return Stream.of("en", "de")
                .flatMap(language ->
                        Stream.of(AccountMailKind.values())
                                .map(kind -> Arguments.of(kind, language)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindIsTextAndPageFromASenderOfItsOwn(AccountMailKind kind, String language)
            throws Exception {
        unconfirmed();
        jdbc.sql("update account set language = ?").param(language).update();
        jdbc.sql("insert into invitation (inviter_id, email) values (?, ?)")
                .params(ana.id(), ana.email())
                .update();
        mails.owe(kind, ana.id(), ana.email());
        handler.handle(owed());

        MimeMessage mail = smtp.getReceivedMessages()[0];
        assertThat(mail.getFrom())
                .containsExactly(new InternetAddress("accounts@example.org", "Photoshare"));
        assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress(ana.email()));
        assertThat(mail.getMessageID())
                .isEqualTo("<account-%s@example.org>".formatted(owedId("account_mail")));
        assertThat(mail.getHeader("List-Unsubscribe")).isNull();
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(text(mail)).contains("https://photos.example.org/", "\n-- \n");
        assertThat(page(mail))
                .contains("https://photos.example.org/", "<html lang=\"" + language)
                .doesNotContain("${", "??", "{0}");
        assertThat(mail.getContentLanguage()).containsExactly(language);
        keepToLookAt(kind + "-" + language, page(mail));
    }

    @Test
    void theLinkWorksAndOnlyItsHashIsKept() throws Exception {
        mails.owe(AccountMailKind.RESET, ana.id(), ana.email());
        handler.handle(owed());

        String token = tokenIn(smtp.getReceivedMessages()[0]);
        assertThat(links.find(token, AccountMailKind.RESET))
                .contains(new MailLink(ana.id(), ana.email()));
        assertThat(links.find(token, AccountMailKind.CONFIRM)).isEmpty();
        assertThat(
                        jdbc.sql("select l::text || m::text from mail_link l, account_mail m")
                                .query(String.class)
                                .single())
                .doesNotContain(token);

        links.spend(ana.id(), AccountMailKind.RESET);
        assertThat(links.find(token, AccountMailKind.RESET)).isEmpty();
    }

    @Test
    void aLinkThatIsTooOldDoesNothing() throws Exception {
        mails.owe(AccountMailKind.CONFIRM, ana.id(), "new@example.org");
        handler.handle(owed());
        jdbc.sql("update mail_link set expires_at = now()").update();
        assertThat(links.find(tokenIn(smtp.getReceivedMessages()[0]), AccountMailKind.CONFIRM))
                .isEmpty();
    }

    @Test
    void aJobThatComesTwiceIsOneMail() {
        mails.owe(AccountMailKind.TEST, ana.id(), ana.email());
        MailAccount mail = owed();
        handler.handle(mail);
        handler.handle(mail);
        assertThat(smtp.getReceivedMessages()).hasSize(1);
        assertThat(jdbc.sql("select count(*) from outbox").query(Integer.class).single()).isZero();
    }

    @Test
    void aMailServerThatIsAwayPutsItOff() {
        mails.owe(AccountMailKind.TEST, ana.id(), ana.email());
        MailAccount mail = owed();
        smtp.stop();
        handler.handle(mail);
        assertThat(state()).isEqualTo(MailState.PENDING);
        assertThat(jdbc.sql("select attempts from outbox").query(Integer.class).single()).isOne();
    }

    @Test
    void whatMakesNoSenseAnyMoreIsNotSent() {
        mails.owe(AccountMailKind.CONFIRM, ana.id(), ana.email());
        handler.handle(owed());
        assertThat(smtp.getReceivedMessages()).isEmpty();
        assertThat(state()).isEqualTo(MailState.CANCELLED);
    }

    private void unconfirmed() {
        jdbc.sql("update account set confirmed_at = null").update();
    }

    private MailAccount owed() {
        return new MailAccount(owedId("account_mail"));
    }

    private UUID owedId(String table) {
        return jdbc.sql("select id from " + table).query(UUID.class).single();
    }

    private MailState state() {
        return jdbc.sql("select state from account_mail").query(MailState.class).single();
    }

    private static String tokenIn(MimeMessage mail) throws Exception {
        var link = TOKEN.matcher(text(mail));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static String text(MimeMessage mail) throws Exception {
        return part(mail, 0);
    }

    private static String page(MimeMessage mail) throws Exception {
        return part(mail, 1);
    }

    private static String part(MimeMessage mail, int number) throws Exception {
        return ((String) ((MimeMultipart) mail.getContent()).getBodyPart(number).getContent())
                .replace("\r\n", "\n");
    }

    private static void keepToLookAt(String name, String page) throws IOException {
        String file = "mail-%s.html".formatted(name.toLowerCase(Locale.ROOT));
        Files.writeString(Path.of("target", file), page);
    }
}
