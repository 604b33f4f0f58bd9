package photoshare.jobserver.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static photoshare.jobserver.protocol.PacketType.JOB_ASSIGN_UNIQ;
import static photoshare.jobserver.protocol.PacketType.NO_JOB;
import static photoshare.jobserver.protocol.PacketType.SUBMIT_JOB;
import static photoshare.jobserver.protocol.PacketType.SUBMIT_JOB_BG;
import static photoshare.jobserver.protocol.PacketType.SUBMIT_JOB_HIGH_BG;
import static photoshare.jobserver.protocol.PacketType.SUBMIT_JOB_LOW_BG;
import static photoshare.jobserver.protocol.PacketType.WORK_COMPLETE;
import static photoshare.jobserver.protocol.PacketType.WORK_DATA;

import java.io.IOException;

/// Section 3: handles, unique ids, and submissions that join a job.
class JobTests {

    @Row("3 handle")
    void aHandleIsAPrefixAndANumber(Server server) throws IOException {
        var client = server.peer();
        var first = client.submitsInBackground("f", "", "d");
        var second = client.submitsInBackground("f", "", "d");

        assertThat(first).matches("H:[!-~]+:1").hasSizeLessThan(64);
        assertThat(second).isEqualTo(first.substring(0, first.length() - 1) + "2");
    }

    @Row("3 unique id")
    void withoutAUniqueIdEqualSubmissionsAreTwoJobs(Server server) throws IOException {
        var client = server.peer();

        assertThat(client.submitsInBackground("f", "", "d"))
                .isNotEqualTo(client.submitsInBackground("f", "", "d"));
    }

    @Row("3 unique id")
    void aDashMakesTheDataTheKey(Server server) throws IOException {
        var client = server.peer();
        var handle = client.submitsInBackground("f", "-", "d");

        assertThat(client.submitsInBackground("f", "-", "d")).isEqualTo(handle);
        assertThat(client.submitsInBackground("f", "-", "other")).isNotEqualTo(handle);
        assertThat(client.submitsInBackground("g", "-", "d")).isNotEqualTo(handle);
        assertThat(server.worker("f").grabs())
                .isEqualTo(Answer.of(JOB_ASSIGN_UNIQ, handle, "f", "-", "d"));
    }

    @Row("3 unique id")
    void aDashWithoutDataNeverJoins(Server server) throws IOException {
        var client = server.peer();

        assertThat(client.submitsInBackground("f", "-", ""))
                .isNotEqualTo(client.submitsInBackground("f", "-", ""));
    }

    @Row("3 unique id")
    void aHashIsAnIdLikeAnyOther(Server server) throws IOException {
        var client = server.peer();

        assertThat(client.submitsInBackground("f", "#", "d"))
                .isEqualTo(client.submitsInBackground("f", "#", "other"));
    }

    @Row("3 unique id")
    void aUniqueIdBelongsToItsFunctionAndIsComparedWhole(Server server) throws IOException {
        var client = server.peer();
        var handle = client.submitsInBackground("f", "photo:1", "d");

        assertThat(client.submitsInBackground("g", "photo:1", "d")).isNotEqualTo(handle);
        assertThat(client.submitsInBackground("f", "photo:10", "d")).isNotEqualTo(handle);
        assertThat(client.submitsInBackground("f", "Photo:1", "d")).isNotEqualTo(handle);
        assertThat(client.submitsInBackground("f", "photo:1", "d")).isEqualTo(handle);
    }

    @Row("3 length")
    void aUniqueIdOf63BytesIsCarriedWhole(Server server) throws IOException {
        carriesWhole("u".repeat(63), server);
    }

    @Row(value = "3 length", oursOnly = "the original loses the last byte and shifts the data")
    void aUniqueIdOf64BytesIsCarriedWhole(Server server) throws IOException {
        carriesWhole("u".repeat(64), server);
    }

    private static void carriesWhole(String unique, Server server) throws IOException {
        var handle = server.peer().submitsInBackground("f", unique, "d");

        assertThat(server.worker("f").grabs())
                .isEqualTo(Answer.of(JOB_ASSIGN_UNIQ, handle, "f", unique, "d"));
    }

    @Row("3 length")
    void aLongerUniqueIdIsRefused(Server server) throws IOException {
        var client = server.peer();
        client.sends(SUBMIT_JOB, "f", "u".repeat(65), "d");

        assertThat(client.hears())
                .isEqualTo(Answer.error("ARGUMENT_TOO_LARGE", "Unique value too large"));
        client.hearsNothing();
    }

    @Row("3 join")
    void aSubmissionJoinsAQueuedJobAndItsDataAndPriorityAreDropped(Server server)
            throws IOException {
        var client = server.peer();
        var low = client.submits(SUBMIT_JOB_LOW_BG, "f", "u", "first");
        client.submits(SUBMIT_JOB_BG, "f", "", "normal");

        assertThat(client.submits(SUBMIT_JOB_HIGH_BG, "f", "u", "second")).isEqualTo(low);

        var worker = server.worker("f");
        assertThat(worker.grabsData()).isEqualTo("normal");
        assertThat(worker.grabsData()).isEqualTo("first");
        assertThat(worker.grabs()).isEqualTo(Answer.of(NO_JOB));
    }

    @Row("3 join")
    void whoeverJoinsARunningJobHearsWhatComesAfterwards(Server server) throws IOException {
        var first = server.peer();
        var second = server.peer();
        var worker = server.worker("f");
        var handle = first.submits("f", "u", "d");
        worker.grabs();
        worker.sends(WORK_DATA, handle, "early");
        worker.hearsNothing();

        assertThat(second.submits("f", "u", "d")).isEqualTo(handle);
        worker.sends(WORK_DATA, handle, "late");
        worker.sends(WORK_COMPLETE, handle, "result");

        assertThat(first.hears(3))
                .containsExactly(
                        Answer.of(WORK_DATA, handle, "early"),
                        Answer.of(WORK_DATA, handle, "late"),
                        Answer.of(WORK_COMPLETE, handle, "result"));
        assertThat(second.hears(2))
                .containsExactly(
                        Answer.of(WORK_DATA, handle, "late"),
                        Answer.of(WORK_COMPLETE, handle, "result"));
    }

    @Row("3 join")
    void oneClientThatSubmitsTwiceHearsEverythingTwice(Server server) throws IOException {
        var client = server.peer();
        var worker = server.worker("f");
        var handle = client.submits("f", "u", "d");
        client.submits("f", "u", "d");
        worker.grabs();
        worker.sends(WORK_DATA, handle, "part");
        worker.sends(WORK_COMPLETE, handle, "result");

        assertThat(client.hears(4))
                .containsExactly(
                        Answer.of(WORK_DATA, handle, "part"),
                        Answer.of(WORK_DATA, handle, "part"),
                        Answer.of(WORK_COMPLETE, handle, "result"),
                        Answer.of(WORK_COMPLETE, handle, "result"));
        client.hearsNothing();
    }

    @Row("3 join")
    void afterTheEndTheKeyIsFree(Server server) throws IOException {
        var client = server.peer();
        var worker = server.worker("f");
        var handle = client.submitsInBackground("f", "u", "d");
        worker.grabs();
        worker.sends(WORK_COMPLETE, handle, "");
        worker.hearsNothing();

        assertThat(client.submitsInBackground("f", "u", "d")).isNotEqualTo(handle);
    }

    @Row("3 background")
    void backgroundAndForegroundJoinEachOther(Server server) throws IOException {
        var background = server.peer();
        var foreground = server.peer();
        var worker = server.worker("f", "g");
        var f = background.submitsInBackground("f", "u", "d");
        var g = foreground.submits("g", "u", "d");

        assertThat(foreground.submits("f", "u", "d")).isEqualTo(f);
        assertThat(background.submitsInBackground("g", "u", "d")).isEqualTo(g);
        worker.grabs();
        worker.grabs();
        worker.sends(WORK_COMPLETE, f, "of f");
        worker.sends(WORK_COMPLETE, g, "of g");

        assertThat(foreground.hears(2))
                .containsExactly(
                        Answer.of(WORK_COMPLETE, f, "of f"), Answer.of(WORK_COMPLETE, g, "of g"));
        background.hearsNothing();
    }

    @Row("3 queue limit")
    void aDuplicateIsAcceptedWhereTheQueueIsFull(Server server) throws IOException {
        var client = server.peer();
        client.asks("create function f");
        client.asks("maxqueue f 1");
        var handle = client.submitsInBackground("f", "u", "d");

        assertThat(client.submitsInBackground("f", "u", "d")).isEqualTo(handle);
        client.sends(SUBMIT_JOB, "f", "other", "d");
        assertThat(client.hears()).isEqualTo(Answer.error("QUEUE_ERROR", "Job queue is full"));
    }
}
