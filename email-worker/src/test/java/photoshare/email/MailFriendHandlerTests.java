package photoshare.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static photoshare.email.ScriptedMailServer.HANG_UP;

import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import photoshare.db.Announcements;
import photoshare.db.MailFriend;
import photoshare.db.MailLease;
import photoshare.db.MailLease.OnUncertain;
import photoshare.db.MailLedger;
import photoshare.db.MailState;
import photoshare.db.People;
import photoshare.db.Person;

@EmailWorkerTest
class MailFriendHandlerTests {

    private record LedgerRow(MailState state, String reply, int attempts) {}

    private record OwedJob(int attempts, boolean dead) {}

    @Autowired MailFriendHandler handler;
    @Autowired MailLedger ledger;
    @Autowired Announcements announcements;
    @Autowired FriendMailer mailer;
    @Autowired MailServer server;
    @Autowired MailLease lease;
    @Autowired People people;
    @Autowired Uploads uploads;
    @Autowired JdbcClient jdbc;
    @Autowired JavaMailSenderImpl settings;
    @Autowired HikariDataSource pool;
    @Autowired JdbcConnectionDetails database;

    private ScriptedMailServer smtp;
    private Person ben;
    private MailFriend mail;

    @BeforeEach
    void benIsOwedOneMail() throws Exception {
        jdbc.sql("truncate account, outbox cascade").update();
        Person ana = people.person("Ana");
        ben = people.person("Ben");
        people.befriend(ana, ben);
        UUID batch = uploads.finished(ana, 2);
        jdbc.sql("delete from outbox where function <> 'mail-friend'").update();
        mail = new MailFriend(batch, ben.id());
        smtp = new ScriptedMailServer();
        settings.setPort(smtp.port());
    }

    @AfterEach
    void close() throws Exception {
        smtp.close();
    }

    @Test
    void sendsTheMailAndOwesNothingMore() {
        smtp.answering(".", "250 2.0.0 queued as 4711");
        handler.handle(mail);

        assertThat(smtp.mails()).hasSize(1);
        assertThat(row()).isEqualTo(new LedgerRow(MailState.SENT, "250 2.0.0 queued as 4711", 1));
        assertThat(jobs()).isZero();
    }

    @Test
    void aJobThatComesTwiceIsOneMail() {
        handler.handle(mail);
        handler.handle(mail);
        assertThat(smtp.mails()).hasSize(1);
    }

    @Test
    void aJobThatComesToManyWorkersAtOnceIsOneMail() throws Exception {
        Callable<Object> work = Executors.callable(() -> handler.handle(mail));
        try (var workers = Executors.newFixedThreadPool(8)) {
            var done = workers.invokeAll(IntStream.range(0, 16).mapToObj(_ -> work).toList());
            for (Future<Object> each : done) {
                each.get();
            }
        }
        assertThat(smtp.mails()).hasSize(1);
        assertThat(row().state()).isEqualTo(MailState.SENT);
    }

    @Test
    void whatTheServerDoesNotTakeNowIsTriedLater() {
        smtp.answering("RCPT", "451 4.7.1 try again later");
        handler.handle(mail);
        assertThat(row())
                .isEqualTo(new LedgerRow(MailState.PENDING, "451 4.7.1 try again later", 1));
        assertThat(job()).isEqualTo(new OwedJob(1, false));

        smtp.answering("RCPT", "250 OK");
        handler.handle(mail);
        assertThat(row().state()).isEqualTo(MailState.SENT);
        assertThat(row().attempts()).isEqualTo(2);
        assertThat(jobs()).isZero();
    }

    @Test
    void aServerThatIsAwayMeansLater() throws Exception {
        smtp.close();
        handler.handle(mail);
        assertThat(row().state()).isEqualTo(MailState.PENDING);
        assertThat(row().reply()).startsWith("No connection: ");
        assertThat(job()).isEqualTo(new OwedJob(1, false));
    }

    @Test
    void aServerThatDoesNotLetUsInMeansLater() {
        smtp.answering("CONNECT", "554 no service");
        handler.handle(mail);
        assertThat(row().state()).isEqualTo(MailState.PENDING);

        smtp.answering("CONNECT", "220 hello").answering("MAIL", "550 who are you?");
        handler.handle(mail);
        assertThat(row()).isEqualTo(new LedgerRow(MailState.PENDING, "550 who are you?", 2));
    }

    @Test
    void anAddressThatTheServerRefusesIsNotTriedAgain() {
        smtp.answering("RCPT", "550 5.1.1 no such user");
        handler.handle(mail);
        assertThat(row()).isEqualTo(new LedgerRow(MailState.FAILED, "550 5.1.1 no such user", 1));
        assertThat(jobs()).isZero();
    }

    @Test
    void aMailThatTheServerRefusesIsNotTriedAgain() {
        smtp.answering(".", "554 5.6.0 spam");
        handler.handle(mail);
        assertThat(row()).isEqualTo(new LedgerRow(MailState.FAILED, "554 5.6.0 spam", 1));
        assertThat(jobs()).isZero();
    }

    @Test
    void anAddressThatIsNoneIsNotTriedAtAll() {
        jdbc.sql("update account set email = 'ben, or so' where id = ?").param(ben.id()).update();
        handler.handle(mail);
        assertThat(row().state()).isEqualTo(MailState.FAILED);
        assertThat(row().reply()).startsWith("Not an address: ");
        assertThat(smtp.mails()).isEmpty();
    }

    @Test
    void aConnectionThatBreaksBeforeTheEndOfTheMailMeansLater() {
        smtp.answering("DATA", HANG_UP);
        handler.handle(mail);
        assertThat(row().state()).isEqualTo(MailState.PENDING);
        assertThat(row().reply()).startsWith("Connection lost: ");
        assertThat(job()).isEqualTo(new OwedJob(1, false));
    }

    @Test
    void aConnectionThatBreaksBeforeTheAnswerLeavesTheMailUncertainAndTheSameMailGoesOutAgain() {
        smtp.answering(".", HANG_UP);
        handler.handle(mail);
        assertThat(row().state()).isEqualTo(MailState.UNCERTAIN);
        assertThat(row().reply()).startsWith("Connection lost: ");
        assertThat(job()).isEqualTo(new OwedJob(1, false));

        smtp.answering(".", "250 OK");
        handler.handle(mail);
        assertThat(row().state()).isEqualTo(MailState.SENT);
        assertThat(smtp.mails()).hasSize(2);
        assertThat(header("Message-ID", 1))
                .isEqualTo(header("Message-ID", 0))
                .contains("batch-%s.u-%s@example.org".formatted(mail.batchId(), ben.id()));
        assertThat(header("Date", 1)).isEqualTo(header("Date", 0));
    }

    @Test
    void anUncertainMailIsHeldIfThatIsThePolicy() {
        var holding = handler(new MailLease("email-1", lease.time(), OnUncertain.HOLD));
        smtp.answering(".", HANG_UP);
        holding.handle(mail);
        smtp.answering(".", "250 OK");
        holding.handle(mail);

        assertThat(row().state()).isEqualTo(MailState.UNCERTAIN);
        assertThat(smtp.mails()).hasSize(1);
        assertThat(jobs()).isZero();

        ledger.sendAgain(mail);
        holding.handle(mail);
        assertThat(row().state()).isEqualTo(MailState.SENT);
    }

    /// The mail server said 250 and then the worker could not write it down: as if it had died.
    @Test
    void aMailWhoseAnswerCouldNotBeRecordedIsUncertainWhenTheLeaseIsOver() {
        jdbc.sql("alter table mail_ledger add constraint broken check (state <> 'SENT')").update();
        try {
            assertThat(catchThrowable(() -> handler.handle(mail))).hasMessageContaining("broken");
        } finally {
            jdbc.sql("alter table mail_ledger drop constraint broken").update();
        }
        assertThat(row().state()).isEqualTo(MailState.SENDING);
        assertThat(job()).isEqualTo(new OwedJob(0, false));

        handler.handle(mail);
        assertThat(smtp.mails()).as("while the lease lasts nobody touches it").hasSize(1);

        jdbc.sql("update mail_ledger set lease_until = now() - interval '1 second'").update();
        handler.handle(mail);
        assertThat(row()).isEqualTo(new LedgerRow(MailState.SENT, "250 taken", 2));
        assertThat(header("Message-ID", 1)).isEqualTo(header("Message-ID", 0));
    }

    @Test
    void aMailThatIsOutIsRecordedWhenTheDatabaseIsBack() throws Exception {
        pool.setConnectionTimeout(250);
        smtp.beforeTaking(this::takeTheDatabaseAway);
        try (var worker = Executors.newSingleThreadExecutor()) {
            var sending = worker.submit(() -> handler.handle(mail));
            var waiting = pool.getHikariPoolMXBean();
            await().until(() -> smtp.mails().size() == 1);
            await().until(() -> waiting.getThreadsAwaitingConnection() == 1);
            await().until(() -> waiting.getThreadsAwaitingConnection() == 0);
            atTheServer("alter database %s with allow_connections true");
            sending.get();
        } finally {
            atTheServer("alter database %s with allow_connections true");
            pool.setConnectionTimeout(5000);
        }
        assertThat(row()).isEqualTo(new LedgerRow(MailState.SENT, "250 taken", 1));
        assertThat(jobs()).isZero();
    }

    private void takeTheDatabaseAway() {
        atTheServer("alter database %s with allow_connections false");
        atTheServer("select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'");
    }

    private void atTheServer(String sql) {
        String url = database.getJdbcUrl();
        int name = url.lastIndexOf('/') + 1;
        var server =
                new SimpleDriverDataSource(
                        new Driver(),
                        url.substring(0, name) + "postgres",
                        database.getUsername(),
                        database.getPassword());
        new JdbcTemplate(server).execute(sql.formatted(url.substring(name)));
    }

    @Test
    void aFriendNoMoreGetsNoMail() {
        jdbc.sql("delete from friendship").update();
        handler.handle(mail);
        assertThat(smtp.mails()).isEmpty();
        assertThat(row()).isEqualTo(new LedgerRow(MailState.CANCELLED, "not friends any more", 1));
        assertThat(jobs()).isZero();
    }

    @Test
    void whoMutedTheFriendInTheMeantimeGetsNoMail() {
        jdbc.sql("update friendship set wants_mail = false where account_id = ?")
                .param(ben.id())
                .update();
        handler.handle(mail);
        assertThat(smtp.mails()).isEmpty();
        assertThat(row().state()).isEqualTo(MailState.CANCELLED);
        assertThat(jobs()).isZero();
    }

    private MailFriendHandler handler(MailLease lease) {
        return new MailFriendHandler(new Postman(ledger, server, lease), announcements, mailer);
    }

    private String header(String name, int mail) {
        var line =
                Pattern.compile("(?m)^" + name + ": ?(.*(\r\n[ \t].*)*)")
                        .matcher(smtp.mails().get(mail));
        assertThat(line.find()).isTrue();
        return line.group(1);
    }

    private LedgerRow row() {
        return jdbc.sql("select state, reply, attempts from mail_ledger")
                .query(LedgerRow.class)
                .single();
    }

    private OwedJob job() {
        return jdbc.sql("select attempts, dead from outbox").query(OwedJob.class).single();
    }

    private int jobs() {
        return jdbc.sql("select count(*) from outbox").query(Integer.class).single();
    }
}
