package photoshare.web.jobs;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static photoshare.web.Screens.picture;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import photoshare.db.BatchProgress;
import photoshare.db.MailFriend;
import photoshare.db.MailLease;
import photoshare.db.MailLedger;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.db.PhotoWork;
import photoshare.jobserver.client.JobClient;
import photoshare.jobserver.client.JobRequest;
import photoshare.web.Screens;
import photoshare.web.WebTest;

/// The page as an operator sees it, while the work goes on.
@WebTest
@ActiveProfiles("demo")
@Import(JobServers.Running.class)
class JobsBrowserTests {

    private static final MailLease LEASE =
            new MailLease("email-1", Duration.ofMinutes(5), MailLease.OnUncertain.HOLD);

    @LocalServerPort int port;
    @Autowired People people;
    @Autowired PhotoWork work;
    @Autowired BatchProgress progress;
    @Autowired MailLedger ledger;
    @Autowired JobServers servers;
    @Autowired JdbcClient jdbc;

    @Test
    void goesOnAfterANodeHadTrouble() {
        UUID batch = people.batchOf(people.person("Ana"), 1);
        try (var screens = new Screens(port)) {
            Page page = screens.page();
            Screens.failOnce(page, "**/jobs/events**");
            signIn(page);
            page.navigate("/jobs");
            progress.settle(people.photo(batch, "late"), People.failed("This file is damaged."));
            assertThat(page.locator("#jobs-failed"))
                    .containsText("late", new ContainsTextOptions().setTimeout(30_000));
        }
    }

    @Test
    void followsTheWorkWithoutBeingLoadedAgain() {
        jdbc.sql("delete from album").update();
        jdbc.sql("delete from outbox").update();
        Person ana = people.person("Ana");
        Person ben = people.person("Ben");
        people.befriend(ana, ben);
        mailIsUncertain(ana, ben);
        UUID batch = people.batchOf(ana, 9);
        try (var screens = new Screens(port);
                var reverse = JobClient.to(JobServers.address(servers.foreign()))) {
            reverse.submitBackground(JobRequest.of("reverse", "abc"));
            Page page = screens.page();
            signIn(page);
            page.navigate("/jobs");
            assertThat(page.locator("#jobs-health")).containsText("No resize worker is connected");
            picture(page, "jobs-without-workers");

            List<UUID> photos = people.photos(batch, 9);
            assertThat(page.locator("#jobs-health")).containsText("9 photos wait.");
            try (var worker = new HeldWorker("resize-7", servers, work, progress)) {
                assertThat(page.locator("#jobs-health")).containsText("2 are being resized.");
                worker.finish(3);
                assertThat(page.locator("#jobs-recent")).containsText("done");
                progress.settle(photos.getLast(), People.failed("This file is damaged."));
                assertThat(page.locator("#jobs-failed")).containsText("This file is damaged.");
                picture(page, "jobs");

                page.locator("#jobs-failed").locator("button[name=job]").click();
                assertThat(page.locator("#toasts")).containsText("It is tried again.");
                assertThat(page.locator("#jobs-failed")).containsText("Nothing has failed, and");
                page.locator("#jobs-ledger button").click();
                assertThat(page.locator("#toasts")).containsText("the same Message-ID");
                worker.finish(9);
                assertThat(page.locator("#jobs-health")).containsText("No photo waits.");
            }
            assertThat(page.locator("#jobs-workers")).containsText("not connected");
            assertThat(page.locator("#jobs-workers time"))
                    .hasText(Pattern.compile("^[0-2][0-9]:[0-5][0-9]$"));
            page.locator(".languages [value=de]").click();
            assertThat(page.locator("#jobs-health")).containsText("Kein Foto wartet.");
            people.photo(batch, "spaet");
            assertThat(page.locator("#jobs-health")).containsText("Ein Foto wartet.");
            picture(page, "jobs-german");
            page.setViewportSize(390, 800);
            var recent = page.locator("#jobs-recent tbody tr").locator("visible=true");
            assertThat(recent).hasCount(5);
            page.locator("#jobs-recent summary").click();
            assertThat(recent).not().hasCount(5);
            assertThat(screens.complaints()).isEmpty();
        }
    }

    private void mailIsUncertain(Person ana, Person ben) {
        UUID batch = people.batchOf(ana, 1);
        progress.settle(people.photo(batch, "beach"), People.ready(600, 400));
        progress.close(batch);
        var claim = (MailLedger.Claimed) ledger.claim(new MailFriend(batch, ben.id()), LEASE);
        ledger.uncertain(claim, LEASE, "no word from email-1 since it began");
    }

    private static void signIn(Page page) {
        page.navigate("/login");
        page.getByText("Ana", new Page.GetByTextOptions().setExact(true)).click();
        page.locator("form[action$='/login'] button").click();
        page.waitForURL("**/");
    }

    private static com.microsoft.playwright.Locator.GetByTextOptions exactly() {
        return new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true);
    }
}
