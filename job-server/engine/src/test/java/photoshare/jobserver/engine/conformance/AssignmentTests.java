package photoshare.jobserver.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static photoshare.jobserver.protocol.PacketType.CAN_DO;
import static photoshare.jobserver.protocol.PacketType.GRAB_JOB_UNIQ;
import static photoshare.jobserver.protocol.PacketType.NOOP;
import static photoshare.jobserver.protocol.PacketType.NO_JOB;
import static photoshare.jobserver.protocol.PacketType.PRE_SLEEP;
import static photoshare.jobserver.protocol.PacketType.SUBMIT_JOB_BG;
import static photoshare.jobserver.protocol.PacketType.SUBMIT_JOB_HIGH;
import static photoshare.jobserver.protocol.PacketType.SUBMIT_JOB_HIGH_BG;
import static photoshare.jobserver.protocol.PacketType.SUBMIT_JOB_LOW;
import static photoshare.jobserver.protocol.PacketType.SUBMIT_JOB_LOW_BG;
import static photoshare.jobserver.protocol.PacketType.WORK_COMPLETE;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/// Section 4: which worker gets which job, and who is woken.
class AssignmentTests {

    private static List<String> datasOf(int jobs, WirePeer worker) throws IOException {
        var datas = Stream.<String>builder();
        for (int i = 0; i < jobs; i++) {
            datas.add(worker.grabsData());
        }
        return datas.build().toList();
    }

    @Row("4 within one function")
    void byPriorityAndThenFirstInFirstOut(Server server) throws IOException {
        var client = server.peer();
        client.submits(SUBMIT_JOB_LOW_BG, "f", "", "low 1");
        client.submits(SUBMIT_JOB_LOW, "f", "", "low 2");
        client.submits(SUBMIT_JOB_BG, "f", "", "normal 1");
        client.submits(SUBMIT_JOB_HIGH, "f", "", "high 1");
        client.submits("f", "", "normal 2");
        client.submits(SUBMIT_JOB_HIGH_BG, "f", "", "high 2");

        assertThat(datasOf(6, server.worker("f")))
                .containsExactly("high 1", "high 2", "normal 1", "normal 2", "low 1", "low 2");
    }

    @Row(
            value = "4 across functions",
            oursOnly = "as 2.0.0 does; 1.1.20 takes the function that was registered last")
    void theMostUrgentJobOfAllFunctionsGoesFirst(Server server) throws IOException {
        var client = server.peer();
        client.submits(SUBMIT_JOB_HIGH_BG, "fa", "", "high of a");
        client.submits(SUBMIT_JOB_LOW_BG, "fb", "", "low of b");

        assertThat(datasOf(2, server.worker("fa", "fb"))).containsExactly("high of a", "low of b");
    }

    @Row(value = "4 across functions", oursOnly = "1.1.20 does so only with --round-robin")
    void equallyUrgentFunctionsTakeTurns(Server server) throws IOException {
        var client = server.peer();
        for (String data : List.of("1", "2")) {
            client.submitsInBackground("fa", "", "a" + data);
            client.submitsInBackground("fb", "", "b" + data);
        }

        assertThat(datasOf(4, server.worker("fa", "fb"))).containsExactly("a1", "b1", "a2", "b2");
    }

    @Row("4 second job")
    void aWorkerMayHoldSeveralJobs(Server server) throws IOException {
        var client = server.peer();
        var worker = server.worker("f");
        var first = client.submits("f", "", "1");
        var second = client.submits("f", "", "2");
        assertThat(datasOf(2, worker)).containsExactly("1", "2");

        worker.sends(WORK_COMPLETE, second, "b");
        worker.sends(WORK_COMPLETE, first, "a");

        assertThat(client.hears(2))
                .containsExactly(
                        Answer.of(WORK_COMPLETE, second, "b"),
                        Answer.of(WORK_COMPLETE, first, "a"));
    }

    @Row("4 NO_JOB")
    void thereIsNoJobForWhoeverCanDoNothing(Server server) throws IOException {
        server.peer().submitsInBackground("f", "", "d");

        assertThat(server.peer().grabs()).isEqualTo(Answer.of(NO_JOB));
    }

    @Row("4 NOOP")
    void aSleeperIsToldOnceUntilItHasAsked(Server server) throws IOException {
        var client = server.peer();
        var worker = server.worker("f");
        worker.sleeps();
        client.submitsInBackground("f", "", "1");
        client.submitsInBackground("f", "", "2");

        assertThat(worker.hears()).isEqualTo(Answer.of(NOOP));
        worker.hearsNothing();
        assertThat(datasOf(2, worker)).containsExactly("1", "2");
        worker.sleeps();
        client.submitsInBackground("f", "", "3");
        assertThat(worker.hears()).isEqualTo(Answer.of(NOOP));
    }

    @Row("4 NOOP")
    void goingToSleepWhileThereIsWorkIsAnsweredEveryTime(Server server) throws IOException {
        var worker = server.worker("f");
        server.peer().submitsInBackground("f", "", "d");
        worker.sends(PRE_SLEEP);
        worker.sends(PRE_SLEEP);

        assertThat(worker.hears(2)).containsExactly(Answer.of(NOOP), Answer.of(NOOP));
        worker.hearsNothing();
    }

    @Row("4 NOOP")
    void whoeverIsAwakeOrCannotDoItIsNotTold(Server server) throws IOException {
        var awake = server.worker("f");
        var asleepForOthers = server.worker("g");
        asleepForOthers.sleeps();

        server.peer().submitsInBackground("f", "", "d");

        awake.hearsNothing();
        asleepForOthers.hearsNothing();
    }

    @Row("4 NOOP")
    void oneOfTheSleepersGetsTheJobAndTheOthersNone(Server server) throws IOException {
        var workers = Stream.<WirePeer>builder();
        for (int i = 0; i < 5; i++) {
            var worker = server.worker("f");
            worker.sleeps();
            workers.add(worker);
        }
        server.peer().submitsInBackground("f", "", "d");

        var answers = Stream.<String>builder();
        for (var worker : workers.build().toList()) {
            worker.sends(GRAB_JOB_UNIQ);
            Answer answer = worker.hears();
            answers.add((answer.type() == NOOP ? worker.hears() : answer).type().name());
        }
        assertThat(answers.build())
                .containsExactlyInAnyOrder(
                        "JOB_ASSIGN_UNIQ", "NO_JOB", "NO_JOB", "NO_JOB", "NO_JOB");
    }

    @Row("4 NOOP")
    void aJobThatComesBackWakesASleeper(Server server) throws IOException {
        var first = server.worker("f");
        server.peer().submitsInBackground("f", "", "d");
        first.grabs();
        var second = server.worker("f");
        second.sleeps();

        first.close();

        assertThat(second.hears()).isEqualTo(Answer.of(NOOP));
        assertThat(second.grabsData()).isEqualTo("d");
    }

    @Row("4 CAN_DO while asleep")
    void whoeverLearnsInItsSleepFindsTheJobWhenItAsks(Server server) throws IOException {
        server.peer().submitsInBackground("f", "", "d");
        var worker = server.worker("g");
        worker.sleeps();
        worker.sends(CAN_DO, "f");

        worker.sends(GRAB_JOB_UNIQ);
        Answer answer = worker.hears();
        assertThat(answer.type() == NOOP ? worker.hears() : answer)
                .extracting(each -> each.arguments().getLast())
                .isEqualTo("d");
    }

    /// As npm's `gearman` does it.
    @Row("4 PRE_SLEEP")
    void aWorkerThatNeverAsksAfterAJobButSleepsIsToldAtOnce(Server server) throws IOException {
        var client = server.peer();
        var worker = server.worker("f");
        worker.sleeps();
        for (String data : List.of("1", "2", "3")) {
            client.submitsInBackground("f", "", data);
        }
        for (String data : List.of("1", "2", "3")) {
            assertThat(worker.hears()).isEqualTo(Answer.of(NOOP));
            Answer job = worker.grabs();
            assertThat(job.arguments().getLast()).isEqualTo(data);
            worker.sends(WORK_COMPLETE, job.arguments().getFirst(), "");
            worker.sends(PRE_SLEEP);
        }
        worker.hearsNothing();
    }
}
