package photoshare.jobserver.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static photoshare.jobserver.protocol.PacketType.NOOP;
import static photoshare.jobserver.protocol.PacketType.NO_JOB;
import static photoshare.jobserver.protocol.PacketType.PRE_SLEEP;
import static photoshare.jobserver.protocol.PacketType.SUBMIT_JOB_EPOCH;
import static photoshare.jobserver.protocol.PacketType.SUBMIT_JOB_HIGH_BG;
import static photoshare.jobserver.protocol.PacketType.SUBMIT_JOB_LOW_BG;
import static photoshare.jobserver.protocol.PacketType.WORK_COMPLETE;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/// Section 7: jobs whose time has not come.
class ScheduledJobTests {

    private static String inAMinute() {
        return Long.toString(Instant.now().getEpochSecond() + 60);
    }

    private static String submits(String unique, String time, String data, WirePeer client)
            throws IOException {
        client.sends(SUBMIT_JOB_EPOCH, "f", unique, time, data);
        return client.accepted();
    }

    @Row("7 future")
    void aFutureJobIsHeldAndCounted(Server server) throws IOException {
        var client = server.peer();
        submits("", inAMinute(), "d", client);

        assertThat(client.lists("status")).containsExactly("f\t1\t0\t0");
        assertThat(server.worker("f").grabs()).isEqualTo(Answer.of(NO_JOB));
    }

    @Row("7 past")
    void whatIsNoFutureTimeIsNow(Server server) throws IOException {
        var client = server.peer();
        var worker = server.worker("f");
        for (String time : List.of("0", "1", "-7", "abc", "")) {
            submits("", time, "d" + time, client);
            assertThat(worker.grabsData()).isEqualTo("d" + time);
        }
    }

    @Row("7 background")
    void aScheduledJobIsABackgroundJob(Server server) throws IOException {
        var client = server.peer();
        var worker = server.worker("f");
        var handle = submits("", "1", "d", client);
        worker.grabs();
        worker.sends(WORK_COMPLETE, handle, "result");
        worker.hearsNothing();

        client.hearsNothing();
    }

    @Row(value = "7 more than 64 bits", oursOnly = "the original never answers")
    void aTimeBeyondAllTimesIsRefused(Server server) throws IOException {
        var client = server.peer();
        client.sends(SUBMIT_JOB_EPOCH, "f", "", "99999999999999999999", "d");

        assertThat(client.hears())
                .isEqualTo(Answer.error("ARGUMENT_TOO_LARGE", "The time does not fit 64 bits"));
        client.hearsNothing();
    }

    @Row("7 ready jobs overtake held ones")
    void readyJobsOvertakeHeldOnes(Server server) throws IOException {
        var client = server.peer();
        submits("", inAMinute(), "held", client);
        client.submitsInBackground("f", "", "ready");

        assertThat(server.worker("f").grabsData()).isEqualTo("ready");
    }

    @Row(value = "7 wake-up", oursOnly = "1.1.20 wakes nobody when the time comes")
    void aSleeperIsWokenAtTheSecondAndNotBefore(Server server) throws IOException {
        var worker = server.worker("f");
        worker.sleeps();
        long second = Instant.now().getEpochSecond() + 2;
        submits("", Long.toString(second), "d", server.peer());
        worker.hearsNothing();

        assertThat(worker.hears()).isEqualTo(Answer.of(NOOP));
        assertThat(Instant.now())
                .isBetween(Instant.ofEpochSecond(second), Instant.ofEpochSecond(second + 1));
        assertThat(worker.grabsData()).isEqualTo("d");
    }

    @Row(value = "7 lower priority", oursOnly = "1.1.20 starves it and lets its workers spin")
    void aHeldJobStarvesNoOtherPriority(Server server) throws IOException {
        var client = server.peer();
        var worker = server.worker("f");
        submits("", inAMinute(), "held", client);
        worker.sends(PRE_SLEEP);
        worker.hearsNothing();
        client.submits(SUBMIT_JOB_LOW_BG, "f", "", "low");

        assertThat(worker.hears()).isEqualTo(Answer.of(NOOP));
        assertThat(worker.grabsData()).isEqualTo("low");
    }

    @Row("7 joining")
    void scheduledSubmissionsJoinByTheirUniqueId(Server server) throws IOException {
        var client = server.peer();
        var handle = submits("u", inAMinute(), "d", client);

        assertThat(submits("u", inAMinute(), "d", client)).isEqualTo(handle);
        assertThat(client.lists("status")).containsExactly("f\t1\t0\t0");
    }

    @Row(value = "7 joining", oursOnly = "in the original a job for now waits with the held one")
    void theEarlierTimeCounts(Server server) throws IOException {
        var client = server.peer();
        var handle = submits("u", inAMinute(), "d", client);

        assertThat(client.submits(SUBMIT_JOB_HIGH_BG, "f", "u", "d")).isEqualTo(handle);
        assertThat(server.worker("f").grabsData()).isEqualTo("d");
    }

    @Row("7 cancelling")
    void aCancelledHeldJobNeverRuns(Server server) throws IOException {
        var client = server.peer();
        long second = Instant.now().getEpochSecond() + 1;
        var handle = submits("", Long.toString(second), "d", client);
        assertThat(client.asks("cancel job " + handle)).isEqualTo("OK\r\n");

        var worker = server.worker("f");
        while (Instant.now().isBefore(Instant.ofEpochSecond(second).plusMillis(200))) {
            assertThat(worker.grabs()).isEqualTo(Answer.of(NO_JOB));
        }
    }
}
