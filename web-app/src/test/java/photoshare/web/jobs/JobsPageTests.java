package photoshare.web.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import photoshare.db.Account;
import photoshare.db.Accounts;
import photoshare.db.BatchProgress;
import photoshare.db.Outbox;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.db.PhotoWork;
import photoshare.web.WebTest;
import photoshare.web.security.Viewer;

@WebTest
class JobsPageTests {

    @Autowired MockMvcTester web;
    @Autowired Accounts accounts;
    @Autowired People people;
    @Autowired Outbox outbox;
    @Autowired PhotoWork work;
    @Autowired BatchProgress progress;
    @Autowired JdbcClient jdbc;

    private Account ana;

    @BeforeEach
    void aJobWasGivenUp() {
        Person person = people.person("Ana");
        ana = accounts.findById(person.id()).orElseThrow();
        jdbc.sql("delete from outbox").update();
        people.photo(people.batchOf(person, 1), "beach");
        jdbc.sql("update outbox set dead = true, attempts = 12").update();
    }

    @Test
    void anOperatorBeginsAnewWithWhatWasGivenUp() {
        ana.makeOperator();
        assertThat(web.get().uri("/jobs").with(user(new Viewer(ana))))
                .bodyText()
                .contains("1 given up", "/jobs/revive");
        assertThat(revive()).hasRedirectedUrl("/jobs");
        assertThat(outbox.debt()).isEqualTo(new Outbox.Debt(1, 0));
    }

    @Test
    void anOperatorSeesWhichEngineEachResizeWorkerUses() {
        ana.makeOperator();
        UUID photo = people.photo(people.batchOf(people.person("Ben"), 1), "hill");
        work.begin(photo, "resize-7").orElseThrow();
        progress.settle(photo, People.ready(600, 400));
        assertThat(web.get().uri("/jobs").with(user(new Viewer(ana))))
                .bodyText()
                .contains("Resize workers", "resize-7", "not connected", "libvips 8");
    }

    @Test
    void nobodyElseDoes() {
        assertThat(revive()).hasStatus(403);
        assertThat(outbox.debt()).isEqualTo(new Outbox.Debt(0, 1));
    }

    private MvcTestResult revive() {
        return web.post().uri("/jobs/revive").with(user(new Viewer(ana))).with(csrf()).exchange();
    }
}
