package photoshare.jobserver.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static photoshare.jobserver.protocol.PacketType.NO_JOB;
import static photoshare.jobserver.protocol.PacketType.SET_CLIENT_ID;
import static photoshare.jobserver.protocol.PacketType.SUBMIT_JOB;
import static photoshare.jobserver.protocol.PacketType.SUBMIT_JOB_BG;
import static photoshare.jobserver.protocol.PacketType.SUBMIT_JOB_HIGH;
import static photoshare.jobserver.protocol.PacketType.SUBMIT_JOB_HIGH_BG;
import static photoshare.jobserver.protocol.PacketType.SUBMIT_JOB_LOW;
import static photoshare.jobserver.protocol.PacketType.SUBMIT_JOB_LOW_BG;
import static photoshare.jobserver.protocol.PacketType.WORK_COMPLETE;
import static photoshare.jobserver.protocol.PacketType.WORK_FAIL;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import photoshare.jobserver.protocol.PacketType;

/// Sections 8 and 9: the commands of operators and their exact answers.
class TextProtocolTests {

    private static final String OK = "OK\r\n";
    private static final String UNKNOWN = "ERR UNKNOWN_COMMAND Unknown+server+command";
    private static final String INCOMPLETE =
            "ERR INVALID_ARGUMENTS An+incomplete+set+of+arguments+was+sent+to+this+command+";
    private static final Answer FULL = Answer.error("QUEUE_ERROR", "Job queue is full");

    @Row("9 version, verbose, getpid")
    void valuesHaveAnOkBeforeThemAndALineFeedAlone(Server server) throws IOException {
        var operator = server.peer();

        assertThat(operator.asks("version")).matches("OK \\S+\n");
        assertThat(operator.asks("verbose")).matches("OK [A-Z]+\n");
        assertThat(operator.asks("getpid")).matches("OK [1-9]\\d*\n");
    }

    @Row("9 letter case")
    void commandsMayBeInAnyLetterCase(Server server) throws IOException {
        var operator = server.peer();

        assertThat(operator.asks("VERSION")).startsWith("OK ");
        assertThat(operator.lists("Status")).isEmpty();
        assertThat(operator.lists("SHOW Jobs")).isEmpty();
        assertThat(operator.asks("Create FUNCTION f")).isEqualTo(OK);
    }

    @Row("9 line ends")
    void linesEndInLineFeedWithOrWithoutCarriageReturn(Server server) throws IOException {
        var operator = server.peer();
        operator.sends("version\nstatus\r\nversion\r\nstatus\n");

        assertThat(operator.hearsLine()).startsWith("OK ");
        assertThat(operator.hearsLine()).isEqualTo(".\n");
        assertThat(operator.hearsLine()).startsWith("OK ");
        assertThat(operator.hearsLine()).isEqualTo(".\n");
    }

    @Row("9 tokens")
    void wordsTooManyArePassedOverUpToTheFifth(Server server) throws IOException {
        var operator = server.peer();

        assertThat(operator.lists("status 2 3 4 5")).isEmpty();
        assertThat(operator.lists("prioritystatus 2")).isEmpty();
        assertThat(operator.lists("workers 2 3")).hasSize(1);
        assertThat(operator.asks("version 2")).startsWith("OK ");
        assertThat(operator.lists("show   jobs")).isEmpty();
        assertThat(operator.lists("status  ")).isEmpty();
    }

    @Row("9 tokens")
    void aSixthWordEndsTheConnection(Server server) throws IOException {
        var operator = server.peer();
        operator.sends("status 2 3 4 5 6\r\n");

        assertThat(operator.isClosed()).isTrue();
    }

    @Row("9 no LF")
    void aLineOfMoreThan8192BytesEndsTheConnection(Server server) throws IOException {
        var operator = server.peer();
        operator.sends("x".repeat(20_000));

        assertThat(operator.isClosed()).isTrue();
    }

    @Row("9 status, prioritystatus")
    void countsJobsRunningJobsAndWorkersOfEachFunction(Server server) throws IOException {
        var client = server.peer();
        var worker = server.worker("f");
        client.submits(SUBMIT_JOB_HIGH_BG, "f", "", "running");
        worker.grabs();
        client.submits(SUBMIT_JOB_HIGH, "f", "", "d");
        client.submits(SUBMIT_JOB, "f", "", "d");
        client.submits(SUBMIT_JOB_BG, "f", "", "d");
        client.submits(SUBMIT_JOB_LOW_BG, "f", "", "d");
        client.submits(SUBMIT_JOB_LOW, "f", "", "d");
        client.submits(SUBMIT_JOB_LOW, "f", "", "d");
        client.submitsInBackground("g", "", "d");

        assertThat(client.lists("status")).containsExactlyInAnyOrder("f\t7\t1\t1", "g\t1\t0\t0");
        assertThat(client.lists("prioritystatus"))
                .containsExactlyInAnyOrder("f\t1\t2\t3\t1", "g\t0\t1\t0\t0");
    }

    @Row("9 workers")
    void listsEveryConnectionWithItsFunctionsLastRegisteredFirst(Server server) throws IOException {
        var worker = server.peer();
        worker.sends(SET_CLIENT_ID, "resize-1");
        worker.canDo("a", "b", "c");
        var operator = server.peer();

        assertThat(operator.lists("workers"))
                .hasSize(2)
                .anyMatch(line -> line.matches("\\d+ 127\\.0\\.0\\.1 resize-1 : c b a"))
                .anyMatch(line -> line.matches("\\d+ 127\\.0\\.0\\.1 - :"));
    }

    @Row("9 maxqueue F n")
    void oneNumberLimitsAllPriorities(Server server) throws IOException {
        var client = server.peer();
        client.asks("create function f");
        assertThat(client.asks("maxqueue f 1")).isEqualTo(OK);
        client.submitsInBackground("f", "", "d");

        for (var form : List.of(SUBMIT_JOB_HIGH, SUBMIT_JOB, SUBMIT_JOB_LOW_BG)) {
            assertThat(outcome(form, client)).isEqualTo(FULL);
        }
    }

    @Row("9 maxqueue F n")
    void aLimitIsComparedWithAllJobsOfTheFunctionRunningOnesIncluded(Server server)
            throws IOException {
        var client = server.peer();
        var worker = server.worker("f");
        client.asks("maxqueue f 1");
        var running = client.submitsInBackground("f", "", "d");
        worker.grabs();

        assertThat(outcome(SUBMIT_JOB, client)).isEqualTo(FULL);
        worker.sends(WORK_COMPLETE, running, "");
        worker.hearsNothing();
        client.submitsInBackground("f", "", "d");
    }

    @Row("9 maxqueue F h n l")
    void threeNumbersLimitEachPriority(Server server) throws IOException {
        var client = server.peer();
        client.asks("create function f");
        assertThat(client.asks("maxqueue f 3 2 1")).isEqualTo(OK);
        client.submits(SUBMIT_JOB_LOW_BG, "f", "", "d");
        assertThat(outcome(SUBMIT_JOB_LOW_BG, client)).isEqualTo(FULL);
        client.submits(SUBMIT_JOB_BG, "f", "", "d");
        assertThat(outcome(SUBMIT_JOB_BG, client)).isEqualTo(FULL);
        client.submits(SUBMIT_JOB_HIGH_BG, "f", "", "d");
        assertThat(outcome(SUBMIT_JOB_HIGH_BG, client)).isEqualTo(FULL);
    }

    @Row("9 maxqueue F h n")
    void twoNumbersLeaveTheLowestPriorityAlone(Server server) throws IOException {
        var client = server.peer();
        client.asks("create function f");
        assertThat(client.asks("maxqueue f 1 1")).isEqualTo(OK);
        client.submits(SUBMIT_JOB_LOW_BG, "f", "", "d");
        client.submits(SUBMIT_JOB_LOW_BG, "f", "", "d");

        assertThat(outcome(SUBMIT_JOB_BG, client)).isEqualTo(FULL);
        assertThat(outcome(SUBMIT_JOB_HIGH_BG, client)).isEqualTo(FULL);
    }

    @Row("9 maxqueue F")
    void whatIsNoPositiveNumberTakesTheLimitOff(Server server) throws IOException {
        var client = server.peer();
        client.asks("create function f");
        for (String off : List.of("maxqueue f", "maxqueue f 0", "maxqueue f -1", "maxqueue f x")) {
            client.asks("maxqueue f 1");
            assertThat(client.asks(off)).isEqualTo(OK);
            client.submitsInBackground("f", "", "d");
            client.submitsInBackground("f", "", "d");
        }
    }

    @Row("9 maxqueue of an unknown function")
    void aLimitForAnUnknownFunctionIsNoMistake(Server server) throws IOException {
        var client = server.peer();

        assertThat(client.asks("maxqueue f 1")).isEqualTo(OK);
        client.submitsInBackground("f", "", "d");
        if (server.isOurs()) {
            assertThat(outcome(SUBMIT_JOB_BG, client)).isEqualTo(FULL);
        }
    }

    private static Answer outcome(PacketType form, WirePeer client) throws IOException {
        client.sends(form, "f", "", "d");
        return client.hears();
    }

    @Row("9 show jobs, show unique jobs")
    void listsJobsWithRetriesAndWhetherTheyAreBackgroundJobs(Server server) throws IOException {
        var client = server.peer();
        var lost = client.submitsInBackground("f", "photo:1", "d");
        var worker = server.worker("f");
        worker.grabs();
        worker.close();
        await().untilAsserted(() ->
                assertThat(client.lists("show jobs")).containsExactly(lost + "\t1\t0\t1"));
        var foreground = client.submits("g", "", "d");

        assertThat(client.lists("show jobs"))
                .containsExactlyInAnyOrder(lost + "\t1\t0\t1", foreground + "\t0\t0\t0");
        assertThat(client.lists("show unique jobs")).containsExactlyInAnyOrder("photo:1", "");
    }

    @Row("9 cancel job")
    void cancellingAQueuedJobTellsItsClientsAndDropsIt(Server server) throws IOException {
        var client = server.peer();
        var operator = server.peer();
        var handle = client.submits("f", "", "d");

        assertThat(operator.asks("cancel job " + handle)).isEqualTo(OK);

        assertThat(client.hears()).isEqualTo(Answer.of(WORK_FAIL, handle));
        var worker = server.worker("f");
        assertThat(worker.grabs()).isEqualTo(Answer.of(NO_JOB));
        assertThat(operator.asks("cancel job " + handle)).isEqualTo("ERR UNKNOWN_JOB\r\n");
        client.hearsNothing();
    }

    @Row("9 cancel job")
    void aRunningJobCanBeCancelledAndRunsOn(Server server) throws IOException {
        var client = server.peer();
        var worker = server.worker("f");
        var handle = client.submits("f", "", "d");
        worker.grabs();

        assertThat(server.peer().asks("cancel job " + handle)).isEqualTo(OK);

        assertThat(client.hears()).isEqualTo(Answer.of(WORK_FAIL, handle));
        worker.sends(WORK_COMPLETE, handle, "late");
        worker.hearsNothing();
        if (server.isOurs()) {
            client.hearsNothing();
        }
    }

    @Row("9 cancel job")
    void whatIsNoJobCannotBeCancelled(Server server) throws IOException {
        var operator = server.peer();

        assertThat(operator.asks("cancel job H:nobody:1")).isEqualTo("ERR UNKNOWN_JOB\r\n");
        assertThat(operator.asks("cancel all jobs")).isEqualTo("ERR UNKNOWN_ERROR\r\n");
        assertThat(operator.asks("cancel job 1 2")).isEqualTo("ERR UNKNOWN_ERROR\r\n");
        assertThat(operator.asks("cancel job")).isEqualTo(UNKNOWN + "cancel\r\n");
        assertThat(operator.asks("cancel")).isEqualTo(UNKNOWN + "cancel\r\n");
    }

    @Row("9 create function, drop function")
    void aFunctionIsListedFromItsCreationUntilItIsDropped(Server server) throws IOException {
        var operator = server.peer();

        assertThat(operator.asks("create function Made")).isEqualTo(OK);
        assertThat(operator.lists("status")).containsExactly("Made\t0\t0\t0");
        assertThat(operator.asks("drop function mADE")).isEqualTo(OK);
        assertThat(operator.lists("status")).isEmpty();
        assertThat(operator.asks("drop function made")).isEqualTo("ERR function not found\r\n");
    }

    @Row(value = "9 create function", oursOnly = "in the original the name loses its last byte")
    void aFunctionCreatedWithoutCarriageReturnKeepsItsName(Server server) throws IOException {
        var operator = server.peer();
        operator.sends("create function made\n");

        assertThat(operator.hearsLine()).isEqualTo(OK);
        assertThat(operator.lists("status")).containsExactly("made\t0\t0\t0");
    }

    @Row("9 drop function")
    void aFunctionInUseIsNotDropped(Server server) throws IOException {
        var operator = server.peer();
        server.worker("f");

        assertThat(operator.asks("drop function f"))
                .isEqualTo("ERR there are still connected workers or executing clients\r\n");
    }

    @Row(value = "9 drop function", oursOnly = "the original leaves the jobs behind, unrunnable")
    void theJobsOfADroppedFunctionFail(Server server) throws IOException {
        var client = server.peer();
        var handle = client.submits("f", "", "d");

        assertThat(server.peer().asks("drop function f")).isEqualTo(OK);

        assertThat(client.hears()).isEqualTo(Answer.of(WORK_FAIL, handle));
        assertThat(client.lists("show jobs")).isEmpty();
        assertThat(client.lists("status")).isEmpty();
    }

    @Row("9 mistakes")
    void mistakesAreExplainedInTheWordsThatToolsKnow(Server server) throws IOException {
        var operator = server.peer();
        var answers =
                Map.ofEntries(
                        Map.entry("", UNKNOWN),
                        Map.entry(" ", UNKNOWN),
                        Map.entry("  status", UNKNOWN),
                        Map.entry("show", UNKNOWN + "show"),
                        Map.entry("nonsense at all", UNKNOWN + "nonsense"),
                        Map.entry("status\tx", UNKNOWN + "status\tx"),
                        Map.entry("shutdown", UNKNOWN + "shutdown"),
                        Map.entry("shutdown graceful", UNKNOWN + "shutdown"),
                        Map.entry("show nonsense", "ERR UNKNOWN_SHOW_ARGUMENTS"),
                        Map.entry("show jobs x", "ERR UNKNOWN_SHOW_ARGUMENTS"),
                        Map.entry("show unique", "ERR UNKNOWN_SHOW_ARGUMENTS"),
                        Map.entry("maxqueue", INCOMPLETE + "maxqueue"),
                        Map.entry("create", INCOMPLETE + "create"),
                        Map.entry("create function", INCOMPLETE + "create"),
                        Map.entry("create x y", INCOMPLETE + "create"),
                        Map.entry("create function a b", INCOMPLETE + "create"),
                        Map.entry("drop", INCOMPLETE + "drop"),
                        Map.entry("drop function", INCOMPLETE + "drop"),
                        Map.entry("drop x y", INCOMPLETE + "drop"));

        for (var each : answers.entrySet()) {
            assertThat(operator.asks(each.getKey()))
                    .as("\"%s\"", each.getKey())
                    .isEqualTo(each.getValue() + "\r\n");
        }
    }
}
