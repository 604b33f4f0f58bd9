package photoshare.web.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.thymeleaf.ITemplateEngine;
import photoshare.db.Account;
import photoshare.db.AccountMailKind;
import photoshare.db.AccountMails;
import photoshare.db.Accounts;
import photoshare.db.BatchProgress;
import photoshare.db.LedgerPage;
import photoshare.db.MailAccount;
import photoshare.db.MailFriend;
import photoshare.db.MailLease;
import photoshare.db.MailLedger;
import photoshare.db.MailState;
import photoshare.db.Outbox;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.db.PhotoOutcome;
import photoshare.db.PhotoWork;
import photoshare.db.WorkLog;
import photoshare.jobserver.client.JobClient;
import photoshare.jobserver.client.JobRequest;
import photoshare.storage.picture.Refusal;
import photoshare.storage.picture.Refusal.Reason;
import photoshare.web.WebTest;
import photoshare.web.security.Viewer;

@WebTest
@Import(JobServers.Running.class)
class JobsPageTests {

    private static final MailLease LEASE =
            new MailLease("email-7", Duration.ofMinutes(5), MailLease.OnUncertain.HOLD);

    @Autowired MockMvcTester web;
    @Autowired Accounts accounts;
    @Autowired People people;
    @Autowired Outbox outbox;
    @Autowired PhotoWork work;
    @Autowired BatchProgress progress;
    @Autowired MailLedger ledger;
    @Autowired AccountMails mails;
    @Autowired JdbcClient jdbc;
    @Autowired JobsBoards boards;
    @Autowired JobServers servers;
    @Autowired MessageSource messages;
    @Autowired ITemplateEngine templates;
    @Autowired LedgerPage page;

    private Person ben;
    private UUID batch;
    private Account operator;

    @BeforeEach
    void anaUploads() {
        jdbc.sql("delete from album").update();
        jdbc.sql("delete from outbox").update();
        Person ana = people.person("Ana");
        ben = people.person("Ben");
        people.befriend(ana, ben);
        batch = people.batchOf(ana, 3);
        operator = accounts.findById(ana.id()).orElseThrow();
        operator.makeOperator();
        boards.changed();
    }

    @Test
    void saysInWordsWhyPhotosWait() {
        people.photos(batch, 3);
        assertThat(page())
                .contains("3 photos wait.", "No resize worker is connected: start one with");
        assertThat(page()).contains("docker compose up -d --scale resize-worker=1");
    }

    @Test
    void showsWhoHasWhichPhotoAndWhoServesWhom() {
        try (var worker = new HeldWorker("resize-7", servers, work, progress)) {
            List<UUID> photos = people.photos(batch, 5);
            await().untilAsserted(() ->
                    assertThat(page())
                            .contains("3 photos wait.", "2 are being resized.")
                            .contains("One resize worker with 2 slots.")
                            .contains("resize-7", "serving")
                            .containsAnyOf(
                                    photos.stream()
                                            .map(id -> "photo:" + id)
                                            .toArray(String[]::new)));
            worker.finish(5);
            await().untilAsserted(() ->
                    assertThat(page()).contains("No photo waits.", "libvips 8", ">done<"));
        }
    }

    @Test
    void showsAForeignServerAndOneThatIsAway() {
        try (var client = JobClient.to(JobServers.address(servers.foreign()))) {
            client.submitBackground(JobRequest.of("reverse", "abc".getBytes()));
            assertThat(page())
                    .contains("Job server " + JobServers.address(servers.foreign()), "reverse")
                    .contains("Job server " + JobServers.AWAY, "connection refused");
        }
    }

    @Test
    void triesAPhotoAgainThatFailed() {
        UUID photo = people.photo(batch, "beach");
        progress.settle(photo, People.failed("This is no picture."));
        assertThat(page()).contains("This is no picture.", "/jobs/retry");

        assertThat(post("/jobs/retry?job=photo:" + photo)).hasRedirectedUrl("/jobs");

        assertThat(page()).contains("One photo waits.", "Nothing has failed, and");
        assertThat(post("/jobs/retry?job=photo:" + photo)).hasRedirectedUrl("/jobs");
    }

    @Test
    void triesAllAgainThatFailedOrWasGivenUp() {
        List<UUID> photos = people.photos(batch, 2);
        progress.settle(photos.getFirst(), People.failed("This is no picture."));
        jdbc.sql("update outbox set dead = true, attempts = 12, last_error = 'no store'").update();
        assertThat(page()).contains("One job was given up.", "no store", "given up");

        assertThat(post("/jobs/retry-all")).hasRedirectedUrl("/jobs");

        assertThat(outbox.debt()).isEqualTo(new Outbox.Debt(2, 0));
        assertThat(page()).contains("2 photos wait.", "Nothing has failed, and");
    }

    @Test
    void countsMailsOnlyWhenThereAreAny() {
        assertThat(page()).contains("Nobody was owed a mail yet.").doesNotContain("Within a day");
        owedMail();
        assertThat(page()).contains("Within a day", "1 mail for 1 friend and batch");
    }

    @Test
    void offersNoOtherTryToAPhotoThatCannotBeShown() {
        UUID photo = people.photo(batch, "beach");
        var why = Refusal.of(Reason.ENDS_EARLY);
        progress.settle(
                photo, new PhotoOutcome.Failed(why.code(), why.arguments(), why.sentence()));
        assertThat(page())
                .contains("This file is damaged: the picture ends early.")
                .doesNotContain("formaction=\"/jobs/retry");
        assertThat(page("de"))
                .contains("Diese Datei ist beschädigt: Das Bild bricht mittendrin ab.");

        post("/jobs/retry-all");

        assertThat(outbox.debt()).isEqualTo(new Outbox.Debt(0, 0));
    }

    @Test
    void tellsOfAMailThatWaitsAndOffersToRetryOnlyWhatFailed() {
        MailFriend mail = owedMail();
        ledger.tryLater((MailLedger.Claimed) ledger.claim(mail, LEASE), "connection refused");

        assertThat(page())
                .contains("Failed or waiting for another try", "connection refused", "next try at")
                .contains("Tried again, 1 h", end(batch.toString(), 8))
                .contains(shortId(mail.uniqueId()))
                .doesNotContain("/jobs/retry-all");

        progress.settle(people.photo(people.batchOf(ben, 1), "diary"), People.failed("No."));
        assertThat(page()).contains("/jobs/retry-all");
    }

    @Test
    void saysAboveAllWhyMailsDoNotGoOut() {
        MailFriend mail = owedMail();
        assertThat(health()).contains("One mail waits.").doesNotContain("mail server");

        ledger.tryLater((MailLedger.Claimed) ledger.claim(mail, LEASE), "No connection: refused");

        assertThat(health())
                .contains("One mail could not be handed to the mail server and is tried again")
                .contains("No connection: refused.");
    }

    private String health() {
        boards.changed();
        return boards.latest().sections(Locale.ENGLISH, templates).get("health");
    }

    @Test
    void tellsWhichPhotosLostTheirWorker() {
        List<UUID> photos = people.photos(batch, 3);
        work.begin(photos.getFirst(), "resize-7");

        assertThat(page())
                .contains("3 photos wait.", "One of them has lost its worker.")
                .contains("lost, waiting for another worker")
                .doesNotContain("being resized");
    }

    @Test
    void raisesNoAlarmOverWorkersThatAreOnTheirWay() {
        var card =
                new FunctionCard(
                        "resize-photo",
                        Optional.empty(),
                        Sparkline.flat(),
                        9,
                        0,
                        0,
                        0,
                        Instant.EPOCH);
        var coming = new WorkerRow("resize-7", List.of(), true, List.of(), Optional.empty());

        assertThat(functions(card)).contains("error").doesNotContain("reconnecting");
        assertThat(functions(card, coming)).contains("reconnecting").doesNotContain("error");
    }

    private String functions(FunctionCard card, WorkerRow... workers) {
        var board =
                new JobsBoard(
                        new Health(List.of()),
                        List.of(card),
                        List.of(workers),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        page.ofOneDay(),
                        List.of());
        return new JobsView(board).sections(Locale.ENGLISH, templates).get("functions");
    }

    @Test
    void callsEachKindOfMailsByAName() {
        for (AccountMailKind kind : AccountMailKind.values()) {
            var job =
                    new WorkLog.Job(
                            WorkLog.State.DONE,
                            MailAccount.FUNCTION,
                            new MailAccount(UUID.randomUUID()).uniqueId(),
                            kind.name(),
                            null,
                            null,
                            1,
                            "email-1",
                            "",
                            null,
                            null,
                            null);
            assertThat(
                            messages.getMessage(
                                    new JobRow(job, false, Instant.EPOCH).kind(),
                                    null,
                                    Locale.GERMAN))
                    .isNotBlank();
        }
    }

    @Test
    void tellsWhomAMailIsToReach() {
        mails.owe(AccountMailKind.INVITE, operator.id(), "guest@example.org");
        assertThat(page()).doesNotContain("guest@example.org");
        jdbc.sql("update outbox set attempts = 1").update();
        assertThat(page()).contains("Invitation: guest@example.org");
        jdbc.sql(
                        """
                        update account_mail set state = 'SENDING', worker = 'email-7', began_at = now(),
                            lease_until = now() + interval '1 minute'
                        where email = 'guest@example.org'
                        """)
                .update();
        assertThat(page()).contains("Invitation: guest@example.org", "email-7");
        jdbc.sql("update account_mail set state = 'SENT', settled_at = now()").update();
        assertThat(page()).contains("Invitation: guest@example.org", ">done<");
    }

    @Test
    void hasAWordForEachStateOfAMail() {
        for (MailState state : MailState.values()) {
            String name = "jobs.ledger." + state.name().toLowerCase(Locale.ROOT);
            assertThat(messages.getMessage(name, null, Locale.GERMAN)).isNotBlank();
        }
    }

    @Test
    void sendsAMailAgainThatIsUncertainAndNoOther() {
        MailFriend mail = owedMail();
        var claim = (MailLedger.Claimed) ledger.claim(mail, LEASE);
        assertThat(page()).contains("being sent", "email-7");
        ledger.uncertain(claim, LEASE, "the connection broke");
        assertThat(page()).contains("1 mail for 1 friend and batch", "1 uncertain");
        assertThat(page()).contains("the connection broke", "batch-" + batch + ".u-" + ben.id());

        assertThat(sendAgain(mail)).hasRedirectedUrl("/jobs");

        var second = (MailLedger.Claimed) ledger.claim(mail, LEASE);
        ledger.sent(second, "250 OK");
        assertThat(page()).contains(">sent<", "250 OK", "1 sent");
        assertThat(sendAgain(mail)).hasRedirectedUrl("/jobs");
        assertThat(ledger.claim(mail, LEASE)).isInstanceOf(MailLedger.NothingToDo.class);
    }

    @Test
    void looksOnceASecondForAllWhoWatch() {
        assertThat(boards.latest()).isSameAs(boards.latest());
        var before = boards.latest();
        await().untilAsserted(() -> assertThat(boards.latest()).isNotSameAs(before));
    }

    @Test
    void hasNoButtonsOfADemo() {
        assertThat(page()).doesNotContain("/jobs/demo/");
        assertThat(post("/jobs/demo/kill?part=web-1")).hasStatus(404);
    }

    private MailFriend owedMail() {
        progress.settle(people.photo(batch, "beach"), People.ready(600, 400));
        progress.close(batch);
        return new MailFriend(batch, ben.id());
    }

    private static String shortId(String uniqueId) {
        String[] parts = uniqueId.split(":");
        return end(parts[1], 4) + ":" + end(parts[2], 4);
    }

    private static String end(String text, int characters) {
        return text.substring(text.length() - characters);
    }

    private MvcTestResult sendAgain(MailFriend mail) {
        return post(
                "/jobs/send-again?batch=%s&recipient=%s"
                        .formatted(mail.batchId(), mail.recipientId()));
    }

    private String page() {
        return page("en");
    }

    private String page(String language) {
        boards.changed();
        MvcTestResult page =
                web.get()
                        .uri("/jobs")
                        .header(HttpHeaders.ACCEPT_LANGUAGE, language)
                        .with(user(new Viewer(operator)))
                        .exchange();
        assertThat(page).hasStatusOk();
        try {
            return page.getMvcResult().getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private MvcTestResult post(String path) {
        return web.post().uri(path).with(user(new Viewer(operator))).with(csrf()).exchange();
    }
}
