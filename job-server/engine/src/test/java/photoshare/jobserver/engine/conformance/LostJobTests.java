package photoshare.jobserver.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static photoshare.jobserver.protocol.PacketType.CAN_DO_TIMEOUT;
import static photoshare.jobserver.protocol.PacketType.GET_STATUS;
import static photoshare.jobserver.protocol.PacketType.NO_JOB;
import static photoshare.jobserver.protocol.PacketType.STATUS_RES;
import static photoshare.jobserver.protocol.PacketType.WORK_COMPLETE;
import static photoshare.jobserver.protocol.PacketType.WORK_DATA;
import static photoshare.jobserver.protocol.PacketType.WORK_EXCEPTION;
import static photoshare.jobserver.protocol.PacketType.WORK_FAIL;
import static photoshare.jobserver.protocol.PacketType.WORK_STATUS;
import static photoshare.jobserver.protocol.PacketType.WORK_WARNING;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Section 5: timeouts, retries, and connections that end.
class LostJobTests {

    private static final Duration NEARLY_A_SECOND = Duration.ofMillis(950);
    private static final Answer LOST =
            Answer.error("JOB_NOT_FOUND", "Job given in work result not found");

    @Row("5 CAN_DO_TIMEOUT")
    void aJobThatTakesTooLongWaitsAgainAndNobodyIsTold(Server server) throws IOException {
        var client = server.peer();
        var worker = server.peer();
        worker.sends(CAN_DO_TIMEOUT, "f", "1000");
        worker.hearsNothing();
        var handle = client.submits("f", "", "d");
        worker.grabs();

        await().untilAsserted(
                        () -> assertThat(client.lists("status")).containsExactly("f\t1\t0\t1"));

        client.hearsNothing();
        worker.sends(WORK_COMPLETE, handle, "late");
        assertThat(worker.hears()).isEqualTo(LOST);
        assertThat(worker.grabsData()).isEqualTo("d");
        worker.sends(WORK_COMPLETE, handle, "in time");
        assertThat(client.hears()).isEqualTo(Answer.of(WORK_COMPLETE, handle, "in time"));
    }

    /// libgearman, PHP and Perl send seconds.
    @Row("5 CAN_DO_TIMEOUT, floor")
    void aTimeoutOfLessThanASecondCountsAsASecond(Server server) throws Exception {
        var client = server.peer();
        var worker = server.peer();
        worker.sends(CAN_DO_TIMEOUT, "f", "10");
        client.submits("f", "", "d");
        worker.grabs();

        long grabbed = System.nanoTime();

        await().pollInterval(Duration.ofMillis(20))
                .untilAsserted(
                        () -> assertThat(client.lists("status")).containsExactly("f\t1\t0\t1"));
        assertThat(Duration.ofNanos(System.nanoTime() - grabbed)).isGreaterThan(NEARLY_A_SECOND);
    }

    @Row("5 timeout junk")
    void aTimeoutThatIsNoPositiveNumberIsNone(Server server) throws Exception {
        var client = server.peer();
        var worker = server.peer();
        var timeouts =
                List.of("0", "-5", "abc", "", "\u0001\u0002\u0003\u0004", "\0\0\u0003\u00e8");
        for (String timeout : timeouts) {
            worker.sends(CAN_DO_TIMEOUT, "f" + timeouts.indexOf(timeout), timeout);
            client.submits("f" + timeouts.indexOf(timeout), "", "d");
            assertThat(worker.grabsData()).isEqualTo("d");
        }

        await().during(Duration.ofMillis(1300))
                .untilAsserted(() ->
                        assertThat(client.lists("status"))
                                .hasSize(timeouts.size())
                                .allMatch(line -> line.endsWith("\t1\t1\t1")));
    }

    @Row(value = "5 timeout of 20 digits", oursOnly = "the original dies of it")
    void anEndlessTimeoutIsNone(Server server) throws IOException {
        var worker = server.peer();
        worker.sends(CAN_DO_TIMEOUT, "f", "99999999999999999999");
        server.peer().submitsInBackground("f", "", "d");

        assertThat(worker.grabsData()).isEqualTo("d");
    }

    @Row("5 worker connection closes")
    void aJobWhoseWorkerLeavesGoesToTheTailAndForgetsItsProgress(Server server) throws IOException {
        var client = server.peer();
        var leaving = server.worker("f");
        var handle = client.submits("f", "", "lost");
        leaving.grabs();
        leaving.sends(WORK_STATUS, handle, "1", "2");
        leaving.hearsNothing();
        assertThat(client.hears()).isEqualTo(Answer.of(WORK_STATUS, handle, "1", "2"));
        client.submitsInBackground("f", "", "other");

        leaving.close();

        await().untilAsserted(
                        () -> assertThat(client.lists("show jobs")).contains(handle + "\t1\t0\t0"));
        client.sends(GET_STATUS, handle);
        assertThat(client.hears()).isEqualTo(Answer.of(STATUS_RES, handle, "1", "0", "0", "0"));
        var next = server.worker("f");
        assertThat(next.grabsData()).isEqualTo("other");
        assertThat(next.grabsData()).isEqualTo("lost");
        next.sends(WORK_COMPLETE, handle, "result");
        assertThat(client.hears()).isEqualTo(Answer.of(WORK_COMPLETE, handle, "result"));
    }

    @Row(value = "5 --job-retries", attempts = 1)
    void oneAttemptMeansOne(Server server) throws IOException {
        failsAfter(1, server);
    }

    @Row(value = "5 --job-retries", attempts = 3)
    void theLastAttemptThatIsLostFailsTheJob(Server server) throws IOException {
        failsAfter(3, server);
    }

    private static void failsAfter(int attempts, Server server) throws IOException {
        var client = server.peer();
        var handle = client.submits("f", "", "d");
        for (int i = 0; i < attempts; i++) {
            var worker = server.worker("f");
            await().untilAsserted(() -> assertThat(worker.grabsData()).isEqualTo("d"));
            worker.close();
        }

        assertThat(client.hears()).isEqualTo(Answer.of(WORK_FAIL, handle));
        assertThat(server.worker("f").grabs()).isEqualTo(Answer.of(NO_JOB));
        client.hearsNothing();
    }

    @Row("5 --job-retries")
    void withoutALimitAJobIsTriedForEver(Server server) throws IOException {
        var client = server.peer();
        client.submits("f", "", "d");
        for (int i = 0; i < 20; i++) {
            var worker = server.worker("f");
            await().untilAsserted(() -> assertThat(worker.grabsData()).isEqualTo("d"));
            worker.close();
        }
        client.hearsNothing();
    }

    @Row(value = "5 WORK_FAIL, WORK_EXCEPTION", attempts = 3)
    void whatFailedIsNotTriedAgain(Server server) throws IOException {
        var client = server.peer();
        var worker = server.worker("f");
        var failed = client.submitsInBackground("f", "", "1");
        var excepted = client.submitsInBackground("f", "", "2");
        worker.grabs();
        worker.grabs();

        worker.sends(WORK_FAIL, failed);
        worker.sends(WORK_EXCEPTION, excepted, "why");

        assertThat(worker.grabs()).isEqualTo(Answer.of(NO_JOB));
        assertThat(client.lists("show jobs")).isEmpty();
    }

    @Row("5 client leaves, job queued")
    void aQueuedJobThatNobodyWaitsForIsNotRun(Server server) throws IOException {
        var client = server.peer();
        client.submits("f", "", "d");
        client.close();

        var worker = server.worker("f");
        await().untilAsserted(() -> assertThat(worker.lists("workers")).hasSize(1));
        assertThat(worker.grabs()).isEqualTo(Answer.of(NO_JOB));
    }

    @Row("5 client leaves, job running")
    void aRunningJobThatNobodyWaitsForRunsOnInSilence(Server server) throws IOException {
        var client = server.peer();
        var worker = server.worker("f");
        var handle = client.submits("f", "", "d");
        worker.grabs();
        client.close();
        await().untilAsserted(() -> assertThat(worker.lists("workers")).hasSize(1));

        worker.sends(WORK_DATA, handle, "part");
        worker.sends(WORK_COMPLETE, handle, "result");

        worker.hearsNothing();
    }

    @Row("5 client leaves, then the worker")
    void aLostJobThatNobodyWaitsForIsNotRunAgain(Server server) throws IOException {
        var client = server.peer();
        var worker = server.worker("f");
        client.submits("f", "", "d");
        worker.grabs();
        client.close();
        var next = server.worker("f");
        await().untilAsserted(() -> assertThat(next.lists("workers")).hasSize(2));
        worker.close();
        await().untilAsserted(() -> assertThat(next.lists("workers")).hasSize(1));

        assertThat(next.grabs()).isEqualTo(Answer.of(NO_JOB));
    }

    @Row("5 one of several clients leaves")
    void theOthersStillGetTheResult(Server server) throws IOException {
        var leaving = server.peer();
        var staying = server.peer();
        var handle = leaving.submits("f", "u", "d");
        staying.submits("f", "u", "d");
        leaving.close();
        var worker = server.worker("f");
        await().untilAsserted(() -> assertThat(worker.lists("workers")).hasSize(2));

        assertThat(worker.grabsData()).isEqualTo("d");
        worker.sends(WORK_COMPLETE, handle, "result");

        assertThat(staying.hears()).isEqualTo(Answer.of(WORK_COMPLETE, handle, "result"));
    }

    @Row(
            value = "5 client that joined a background job leaves",
            oursOnly = "the original throws the acknowledged job away")
    void aBackgroundJobOutlivesAClientThatJoinedIt(Server server) throws IOException {
        server.peer().submitsInBackground("f", "u", "d");
        var joining = server.peer();
        joining.submits("f", "u", "d");
        joining.close();
        var worker = server.worker("f");
        await().untilAsserted(() -> assertThat(worker.lists("workers")).hasSize(2));

        assertThat(worker.grabsData()).isEqualTo("d");
    }

    @Row(
            value = "5 client leaves, another submits the same unique id",
            oursOnly = "in the original it joins a dead job")
    void nobodyJoinsAJobThatWillNotRun(Server server) throws IOException {
        var leaving = server.peer();
        leaving.submits("f", "u", "first");
        leaving.close();
        var worker = server.worker("f");
        await().untilAsserted(() -> assertThat(worker.lists("workers")).hasSize(1));

        server.peer().submitsInBackground("f", "u", "second");

        assertThat(worker.grabsData()).isEqualTo("second");
    }

    @Row("5 result for an unknown handle, error texts")
    void aReportOfAnUnknownJobIsRefusedInTheWordsThatClientsKnow(Server server) throws IOException {
        var worker = server.worker("f");
        worker.sends(WORK_COMPLETE, "H:nobody:1", "");
        assertThat(worker.hears()).isEqualTo(LOST);
        worker.sends(WORK_FAIL, "H:nobody:1");
        assertThat(worker.hears()).isEqualTo(LOST);
        worker.sends(WORK_STATUS, "H:nobody:1", "1", "2");
        assertThat(worker.hears()).isEqualTo(LOST);
        for (var type : List.of(WORK_DATA, WORK_WARNING)) {
            worker.sends(type, "H:nobody:1", "");
            assertThat(worker.hears())
                    .isEqualTo(Answer.error("JOB_NOT_FOUND", "Job does not exist on server"));
        }
        worker.sends(WORK_EXCEPTION, "H:nobody:1", "");
        assertThat(worker.hears())
                .isEqualTo(
                        Answer.error(
                                "JOB_NOT_FOUND",
                                "An exception was received for a job that does not exist"));
        worker.hearsNothing();
    }

    @Row("5 result for a foreign handle")
    void aReportOfSomebodyElsesJobIsRefused(Server server) throws IOException {
        var client = server.peer();
        var worker = server.worker("f");
        var stranger = server.worker("f");
        var handle = client.submits("f", "", "d");
        worker.grabs();

        stranger.sends(WORK_COMPLETE, handle, "forged");

        assertThat(stranger.hears()).isEqualTo(LOST);
        client.hearsNothing();
    }

    @Row(value = "5 GET_STATUS of 64 bytes", oursOnly = "the original closes the connection")
    void noJobHasAHandleOf64Bytes(Server server) throws IOException {
        var client = server.peer();
        String handle = "h".repeat(64);
        client.sends(GET_STATUS, handle);

        assertThat(client.hears()).isEqualTo(Answer.of(STATUS_RES, handle, "0", "0", "0", "0"));
    }
}
