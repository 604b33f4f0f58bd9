package photoshare.jobserver.engine.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static photoshare.jobserver.engine.broker.TestPeer.background;
import static photoshare.jobserver.engine.broker.TestPeer.foreground;
import static photoshare.jobserver.engine.broker.TestPeer.submission;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.ErrorCode;
import photoshare.jobserver.protocol.Priority;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;
import photoshare.jobserver.protocol.WorkReport;

class SubmissionTests {

    private final BrokerBench bench = new BrokerBench();
    private final TestPeer client = bench.peer();
    private final TestPeer other = bench.peer();

    @Test
    void submissionsWithoutUniqueIdAreJobsOfTheirOwn() {
        assertThat(client.submits(foreground("f", "", "d")))
                .isNotEqualTo(client.submits(foreground("f", "", "d")));
    }

    @Test
    void aSubmissionJoinsTheJobWithItsUniqueIdQueuedOrRunning() {
        TestPeer worker = bench.worker("f");
        Bytes handle = client.submits(foreground("f", "u", "first"));

        assertThat(other.submits(foreground("f", "u", "second"))).isEqualTo(handle);
        assertThat(worker.grabsData()).isEqualTo("first");
        assertThat(client.submits(foreground("f", "u", "third"))).isEqualTo(handle);
        assertThat(worker.grabs()).isEqualTo(new Response.NoJob());

        var done = new WorkReport.WorkComplete(handle, Bytes.of("r"));
        worker.says(done);
        assertThat(client.hears()).containsExactly(done, done);
        assertThat(other.hears()).containsExactly(done);
        assertThat(client.submits(foreground("f", "u", "d"))).isNotEqualTo(handle);
    }

    @Test
    void uniqueIdsBelongToTheirFunctionAndAreComparedWhole() {
        Bytes handle = client.submits(background("f", "u", "d"));

        assertThat(client.submits(background("g", "u", "d"))).isNotEqualTo(handle);
        assertThat(client.submits(background("f", "U", "d"))).isNotEqualTo(handle);
        assertThat(client.submits(background("f", "u2", "d"))).isNotEqualTo(handle);
    }

    @Test
    void aDashMakesTheDataTheKey() {
        Bytes handle = client.submits(background("f", "-", "same"));

        assertThat(client.submits(background("f", "-", "same"))).isEqualTo(handle);
        assertThat(client.submits(background("f", "-", "other"))).isNotEqualTo(handle);
        assertThat(client.submits(background("f", "-", "")))
                .isNotEqualTo(client.submits(background("f", "-", "")));
        assertThat(((Response.JobAssignUniq) bench.worker("f").grabs()).unique())
                .isEqualTo(Bytes.of("-"));
    }

    @Test
    void aDuplicateDoesNotRaiseThePriority() {
        client.submits(submission("f", "u", "low", Priority.LOW, true));
        client.submits(background("f", "", "normal"));
        client.submits(submission("f", "u", "low", Priority.HIGH, true));

        assertThat(bench.worker("f").grabsData()).isEqualTo("normal");
    }

    @Test
    void backgroundAndForegroundJoinEachOther() {
        TestPeer worker = bench.worker("f");
        Bytes handle = client.submits(background("f", "u", "d"));
        assertThat(other.submits(foreground("f", "u", "d"))).isEqualTo(handle);
        worker.grabs();
        worker.says(new WorkReport.WorkComplete(handle, Bytes.EMPTY));

        assertThat(client.hears()).isEmpty();
        assertThat(other.hears()).hasSize(1);

        Bytes next = other.submits(foreground("f", "u", "d"));
        assertThat(client.submits(background("f", "u", "d"))).isEqualTo(next);
    }

    @Test
    void aBackgroundJobOutlivesTheForegroundClientThatHadJoinedIt() {
        client.submits(background("f", "u", "d"));
        other.submits(foreground("f", "u", "d"));
        other.leaves();

        assertThat(bench.worker("f").grabsData()).isEqualTo("d");
    }

    @Test
    void aForegroundJobThatWasJoinedInBackgroundOutlivesItsClient() {
        client.submits(foreground("f", "u", "d"));
        other.submits(background("f", "u", "d"));
        client.leaves();

        assertThat(bench.worker("f").grabsData()).isEqualTo("d");
    }

    @Test
    void aJobWhoseOnlyClientHasLeftIsNotRunAndCannotBeJoined() {
        Bytes handle = client.submits(foreground("f", "u", "left"));
        client.leaves();

        assertThat(other.submits(background("f", "u", "new"))).isNotEqualTo(handle);
        TestPeer worker = bench.worker("f");
        assertThat(worker.grabsData()).isEqualTo("new");
        assertThat(worker.grabs()).isEqualTo(new Response.NoJob());
    }

    @Test
    void aRunningJobThatNobodyWaitsForAnyMoreCanBeJoinedAgain() {
        TestPeer worker = bench.worker("f");
        Bytes handle = client.submits(foreground("f", "u", "d"));
        worker.grabs();
        client.leaves();

        assertThat(other.submits(foreground("f", "u", "d"))).isEqualTo(handle);
        worker.says(new WorkReport.WorkComplete(handle, Bytes.EMPTY));
        assertThat(other.hears()).hasSize(1);
    }

    @Test
    void carriesAUniqueIdOf64BytesWholeAndRefusesALongerOne() {
        String longest = "u".repeat(64);
        client.submits(background("f", longest, "d"));
        assertThat(bench.worker("f").grabs())
                .isEqualTo(
                        new Response.JobAssignUniq(
                                handleOfTheOnlyJob(),
                                Bytes.of("f"),
                                Bytes.of(longest),
                                Bytes.of("d")));

        assertThat(client.says(background("f", longest + "u", "d")).hearsOne())
                .isEqualTo(error(ErrorCode.ARGUMENT_TOO_LARGE, "Unique value too large"));
    }

    @Test
    void handsTheReducerOnlyToThoseWhoAskForEverything() {
        var submission =
                new Request.SubmitReduceJob(
                        Bytes.of("f"),
                        Bytes.of("u"),
                        Bytes.of("sum"),
                        Bytes.of("0"),
                        Bytes.of("d"),
                        true);
        TestPeer worker = bench.worker("f");
        client.submits(submission);
        assertThat(worker.says(new Request.GrabJobAll()).hearsOne())
                .isInstanceOfSatisfying(
                        Response.JobAssignAll.class,
                        job -> assertThat(job.reducer()).isEqualTo(Bytes.of("sum")));

        client.submits(background("f", "v", "d"));
        assertThat(worker.says(new Request.GrabJobAll()).hearsOne())
                .isInstanceOf(Response.JobAssignUniq.class);
        client.submits(background("f", "w", "d"));
        assertThat(worker.says(new Request.GrabJob()).hearsOne())
                .isInstanceOf(Response.JobAssign.class);
    }

    @Test
    void refusesAReducerThatIsTooLong() {
        var submission =
                new Request.SubmitReduceJob(
                        Bytes.of("f"),
                        Bytes.EMPTY,
                        Bytes.of("r".repeat(65)),
                        Bytes.EMPTY,
                        Bytes.EMPTY,
                        true);

        assertThat(client.says(submission).hearsOne())
                .isInstanceOfSatisfying(
                        Response.ErrorResponse.class,
                        error -> assertThat(error.code()).hasToString("ARGUMENT_TOO_LARGE"));
    }

    @ParameterizedTest
    @EnumSource(Priority.class)
    void refusesAJobForAFullQueueButNotADuplicate(Priority priority) {
        bench.broker().operations().limit(Bytes.of("f"), new QueueLimits(1, 1, 1));
        TestPeer worker = bench.worker("f");
        Bytes handle = client.submits(submission("f", "u", "d", priority, true));
        worker.grabs();

        assertThat(client.says(submission("f", "", "d", priority, false)).hearsOne())
                .isEqualTo(error(ErrorCode.QUEUE_ERROR, "Job queue is full"));
        assertThat(client.submits(submission("f", "u", "d", priority, true))).isEqualTo(handle);
    }

    @Test
    void limitsOnlyThePriorityThatHasALimit() {
        bench.broker().operations().limit(Bytes.of("f"), new QueueLimits(1, 2, 0));
        client.submits(background("f", "", "1"));

        assertThat(client.says(submission("f", "", "d", Priority.HIGH, true)).hearsOne())
                .isInstanceOf(Response.ErrorResponse.class);
        client.submits(background("f", "", "2"));
        assertThat(client.says(background("f", "", "3")).hearsOne())
                .isInstanceOf(Response.ErrorResponse.class);
        client.submits(submission("f", "", "4", Priority.LOW, true));
    }

    private Bytes handleOfTheOnlyJob() {
        return bench.broker().operations().jobs().toList().getFirst().handle();
    }

    private static Response error(ErrorCode code, String text) {
        return new Response.ErrorResponse(code, text);
    }
}
