package photoshare.jobserver.engine.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static photoshare.jobserver.engine.broker.TestPeer.background;
import static photoshare.jobserver.engine.broker.TestPeer.foreground;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.ErrorCode;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;
import photoshare.jobserver.protocol.WorkReport;

class WorkReportTests {

    private static final Bytes DATA = Bytes.of("data");
    private static final Bytes NOWHERE = Bytes.of("H:nowhere:1");

    private final BrokerBench bench = new BrokerBench();
    private final TestPeer client = bench.peer();
    private final TestPeer worker = bench.worker("f");

    @Test
    void forwardsEverythingInOrderToEveryClient() {
        TestPeer second = bench.peer();
        Bytes handle = client.submits(foreground("f", "u", "d"));
        worker.grabs();
        WorkReport[] reports = {
            new WorkReport.WorkData(handle, DATA),
            new WorkReport.WorkWarning(handle, DATA),
            new WorkReport.WorkStatus(handle, Bytes.of("abc"), Bytes.of("-1")),
            new WorkReport.WorkData(handle, Bytes.EMPTY),
            new WorkReport.WorkComplete(handle, DATA)
        };
        worker.says(reports[0]);
        second.submits(foreground("f", "u", "d"));
        worker.says(List.of(reports).subList(1, 5).toArray(WorkReport[]::new));

        assertThat(client.hears()).containsExactly(reports);
        assertThat(second.hears())
                .containsExactly(List.of(reports).subList(1, 5).toArray(WorkReport[]::new));
    }

    @Test
    void keepsTheProgressOfBackgroundJobsAndSaysNothing() {
        Bytes handle = client.submits(background("f", "u", "d"));
        worker.grabs();
        worker.says(new WorkReport.WorkStatus(handle, Bytes.of("3"), Bytes.of("9")));

        assertThat(client.hears()).isEmpty();
        assertThat(client.says(new Request.GetStatus(handle)).hearsOne())
                .isEqualTo(new Response.StatusResponse(handle, true, true, 3, 9));
        assertThat(client.says(new Request.GetStatusUnique(Bytes.of("u"))).hearsOne())
                .isEqualTo(new Response.StatusUniqueResponse(Bytes.of("u"), true, true, 3, 9, 0));
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "1.5, 1", "abc, 0", "-1, 0", "99999999999, 4294967295"})
    void clampsProgressTo32Bits(String sent, long kept) {
        Bytes handle = client.submits(background("f", "", "d"));
        worker.grabs();
        worker.says(new WorkReport.WorkStatus(handle, Bytes.of(sent), Bytes.of("1")));

        assertThat(client.says(new Request.GetStatus(handle)).hearsOne())
                .isEqualTo(new Response.StatusResponse(handle, true, true, kept, 1));
    }

    @Test
    void countsTheClientsThatWait() {
        client.submits(foreground("f", "u", "d"));
        bench.peer().submits(foreground("f", "u", "d"));

        assertThat(client.says(new Request.GetStatusUnique(Bytes.of("u"))).hearsOne())
                .isEqualTo(new Response.StatusUniqueResponse(Bytes.of("u"), true, false, 0, 0, 2));
    }

    @Test
    void knowsNothingOfJobsThatAreOver() {
        Bytes handle = client.submits(background("f", "u", "d"));
        worker.grabs();
        worker.says(new WorkReport.WorkFail(handle));

        assertThat(client.says(new Request.GetStatus(handle)).hearsOne())
                .isEqualTo(new Response.StatusResponse(handle, false, false, 0, 0));
        assertThat(client.says(new Request.GetStatusUnique(Bytes.of("u"))).hearsOne())
                .isEqualTo(new Response.StatusUniqueResponse(Bytes.of("u"), false, false, 0, 0, 0));
    }

    @Test
    void anExceptionEndsTheJobAndOnlyThoseWhoWantItHearIt() {
        TestPeer curious = bench.peer();
        curious.says(new Request.OptionRequest(Bytes.of("Exceptions")));
        assertThat(curious.hearsOne())
                .isEqualTo(new Response.OptionResponse(Bytes.of("Exceptions")));
        Bytes handle = client.submits(foreground("f", "u", "d"));
        curious.submits(foreground("f", "u", "d"));
        worker.grabs();
        var exception = new WorkReport.WorkException(handle, DATA);
        worker.says(exception);

        assertThat(client.hears()).containsExactly(new WorkReport.WorkFail(handle));
        assertThat(curious.hears()).containsExactly(exception);
        assertThat(worker.says(new WorkReport.WorkFail(handle)).hearsOne())
                .isEqualTo(notFound("Job given in work result not found"));
    }

    @Test
    void refusesReportsOfUnknownJobsInTheOriginalsWords() {
        var count = Bytes.of("1");

        for (WorkReport report :
                List.of(
                        new WorkReport.WorkStatus(NOWHERE, count, count),
                        new WorkReport.WorkComplete(NOWHERE, DATA),
                        new WorkReport.WorkFail(NOWHERE))) {
            assertThat(worker.says(report).hearsOne())
                    .isEqualTo(notFound("Job given in work result not found"));
        }
        for (WorkReport report :
                List.of(
                        new WorkReport.WorkData(NOWHERE, DATA),
                        new WorkReport.WorkWarning(NOWHERE, DATA))) {
            assertThat(worker.says(report).hearsOne())
                    .isEqualTo(notFound("Job does not exist on server"));
        }
        assertThat(worker.says(new WorkReport.WorkException(NOWHERE, DATA)).hearsOne())
                .isEqualTo(notFound("An exception was received for a job that does not exist"));
    }

    @Test
    void knowsOneOption() {
        assertThat(client.says(new Request.OptionRequest(Bytes.of("colours"))).hearsOne())
                .isEqualTo(
                        new Response.ErrorResponse(
                                ErrorCode.UNKNOWN_OPTION,
                                "Server does not recognize given option"));
    }

    @Test
    void oneOfSeveralClientsMayLeave() {
        TestPeer second = bench.peer();
        Bytes handle = client.submits(foreground("f", "u", "d"));
        second.submits(foreground("f", "u", "d"));
        client.leaves();
        worker.grabs();
        worker.says(new WorkReport.WorkComplete(handle, DATA));

        assertThat(client.hears()).isEmpty();
        assertThat(second.hears()).hasSize(1);
    }

    private static Response notFound(String text) {
        return new Response.ErrorResponse(ErrorCode.JOB_NOT_FOUND, text);
    }
}
