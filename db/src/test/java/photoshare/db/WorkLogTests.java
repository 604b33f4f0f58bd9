package photoshare.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import photoshare.db.WorkFigures.Figures;
import photoshare.db.WorkFigures.History;

@DatabaseTest
class WorkLogTests {

    private static final MailLease LEASE =
            new MailLease("email-1", Duration.ofMinutes(5), MailLease.OnUncertain.HOLD);

    @Autowired WorkLog log;
    @Autowired WorkFigures figures;
    @Autowired PhotoWork work;
    @Autowired BatchProgress progress;
    @Autowired FailedPhotos failed;
    @Autowired MailLedger ledger;
    @Autowired People people;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void nothingWasDone() {
        jdbc.sql("truncate settled_job, vain_try").update();
        jdbc.sql("delete from outbox").update();
    }

    @Test
    void countsWhatWasDoneForPeopleWhoAreGone() {
        Person ana = people.personWithFriends("Ana", 1);
        UUID batch = people.batchOf(ana, 2);
        resize(people.photo(batch, "beach"), People.ready(600, 400));
        resize(people.photo(batch, "diary"), People.failed("This is a text file."));
        progress.close(batch);
        tellFriendOf(batch);

        jdbc.sql("delete from account where id = ?").param(ana.id()).update();

        assertThat(log.workers())
                .extracting(WorkLog.Worker::name, WorkLog.Worker::done, WorkLog.Worker::failed)
                .containsExactly(tuple("email-1", 1, 0), tuple("resize-1", 1, 1));
        assertThat(figures.now())
                .extracting(Figures::function, Figures::done, Figures::failed)
                .contains(tuple("resize-photo", 1L, 1L), tuple("mail-friend", 1L, 0L));
        assertThat(figures.histories()).extracting(History::function).hasSize(2);
    }

    @Test
    void forgetsWhatNobodyLooksBackAt() {
        UUID batch = people.batchOf(people.person("Ana"), 1);
        resize(people.photo(batch, "beach"), People.ready(600, 400));
        figures.forgetOld();
        assertThat(log.workers()).hasSize(1);
        jdbc.sql("update settled_job set settled_at = now() - interval '2 hours'").update();
        figures.forgetOld();
        assertThat(jdbc.sql("select count(*) from settled_job").query(Long.class).single())
                .isZero();
    }

    @Test
    void namesAJobAsPeopleDo() {
        Person ana = people.personWithFriends("Ana", 1);
        UUID batch = people.batchOf(ana, 1);
        UUID photo = people.photo(batch, "beach");
        work.begin(photo, "resize-1");
        assertThat(log.running(200)).extracting(WorkLog.Job::title).contains("beach.jpg");
        progress.settle(photo, People.ready(600, 400));
        progress.close(batch);
        assertThat(log.recent(1)).extracting(WorkLog.Job::title).containsExactly("beach.jpg");
        assertThat(log.recent(1)).extracting(WorkLog.Job::note).containsExactly("");

        tellFriendOf(batch);
        assertThat(log.recent(1)).extracting(WorkLog.Job::title).containsExactly("Friend0");
    }

    @Test
    void countsTheTriesOfWhichNothingCameAndWhoseTheyWere() {
        UUID batch = people.batchOf(people.personWithFriends("Ana", 1), 2);
        UUID photo = people.photo(batch, "beach");
        work.begin(photo, "resize-7");
        resize(photo, People.ready(600, 400));
        resize(people.photo(batch, "diary"), People.failed("This is a text file."));
        progress.close(batch);
        var claim = (MailLedger.Claimed) ledger.claim(mailAbout(batch), LEASE);
        ledger.tryLater(claim, "connection refused");

        assertThat(figures.now())
                .extracting(Figures::function, Figures::retried, Figures::failed)
                .contains(tuple("resize-photo", 1L, 1L), tuple("mail-friend", 1L, 0L));
        assertThat(log.workers())
                .extracting(WorkLog.Worker::name, WorkLog.Worker::done, WorkLog.Worker::failed)
                .containsExactly(
                        tuple("email-1", 0, 1), tuple("resize-1", 1, 1), tuple("resize-7", 0, 1));
    }

    @Test
    void tellsOfAMailThatWaitsWhoseItIsAndWhoTriedIt() {
        UUID batch = people.batchOf(people.personWithFriends("Ana", 1), 1);
        resize(people.photo(batch, "beach"), People.ready(600, 400));
        progress.close(batch);
        var claim = (MailLedger.Claimed) ledger.claim(mailAbout(batch), LEASE);
        ledger.tryLater(claim, "connection refused");

        assertThat(log.failed(20))
                .filteredOn(job -> batch.equals(job.batchId()))
                .extracting(WorkLog.Job::state, WorkLog.Job::workerName)
                .containsExactly(tuple(WorkLog.State.RETRIED, "email-1"));
    }

    @Test
    void keepsInSightWhatWasTriedAgain() {
        UUID batch = people.batchOf(people.person("Ana"), 30);
        UUID photo = people.photo(batch, "beach");
        work.begin(photo, "resize-7");
        resize(photo, People.ready(600, 400));
        people.photos(batch, 25).forEach(it -> resize(it, People.ready(600, 400)));

        assertThat(log.recent(20)).hasSize(20).first().matches(job -> job.attempt() == 2);
        assertThat(log.recent(20)).extracting(WorkLog.Job::uniqueId).doesNotHaveDuplicates();

        jdbc.sql("update photo set settled_at = now() - interval '10 minutes' where id = ?")
                .param(photo)
                .update();
        assertThat(log.recent(20)).noneMatch(job -> job.attempt() == 2);
    }

    @Test
    void countsTheTriesThatSomebodyAskedFor() {
        Person ana = people.person("Ana");
        UUID photo = people.photo(people.batchOf(ana, 1), "beach");
        resize(photo, People.failed("The photo store was full."));
        failed.retry(photo, ana.id());
        resize(photo, People.failed("The photo store was full."));
        assertThat(log.failed(1)).extracting(WorkLog.Job::attempt).containsExactly(2);

        failed.retry("photo:" + photo);
        work.begin(photo, "resize-1");
        assertThat(log.running(200)).extracting(WorkLog.Job::attempt).contains(3);
        progress.settle(photo, People.ready(600, 400));
        assertThat(log.recent(1)).extracting(WorkLog.Job::attempt).containsExactly(3);
    }

    private void resize(UUID photo, PhotoOutcome outcome) {
        work.begin(photo, "resize-1");
        progress.settle(photo, outcome);
    }

    private void tellFriendOf(UUID batch) {
        var claim = (MailLedger.Claimed) ledger.claim(mailAbout(batch), LEASE);
        ledger.sent(claim, "250 OK");
    }

    private MailFriend mailAbout(UUID batch) {
        UUID friend =
                jdbc.sql("select recipient_id from mail_ledger where batch_id = ?")
                        .param(batch)
                        .query(UUID.class)
                        .single();
        return new MailFriend(batch, friend);
    }
}
