package photoshare.jobserver.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static photoshare.jobserver.protocol.PacketType.CANT_DO;
import static photoshare.jobserver.protocol.PacketType.CAN_DO;
import static photoshare.jobserver.protocol.PacketType.ECHO_REQ;
import static photoshare.jobserver.protocol.PacketType.ECHO_RES;
import static photoshare.jobserver.protocol.PacketType.GET_STATUS;
import static photoshare.jobserver.protocol.PacketType.GET_STATUS_UNIQUE;
import static photoshare.jobserver.protocol.PacketType.GRAB_JOB;
import static photoshare.jobserver.protocol.PacketType.GRAB_JOB_ALL;
import static photoshare.jobserver.protocol.PacketType.GRAB_JOB_UNIQ;
import static photoshare.jobserver.protocol.PacketType.JOB_ASSIGN;
import static photoshare.jobserver.protocol.PacketType.JOB_ASSIGN_ALL;
import static photoshare.jobserver.protocol.PacketType.JOB_ASSIGN_UNIQ;
import static photoshare.jobserver.protocol.PacketType.JOB_CREATED;
import static photoshare.jobserver.protocol.PacketType.NOOP;
import static photoshare.jobserver.protocol.PacketType.NO_JOB;
import static photoshare.jobserver.protocol.PacketType.OPTION_REQ;
import static photoshare.jobserver.protocol.PacketType.OPTION_RES;
import static photoshare.jobserver.protocol.PacketType.PRE_SLEEP;
import static photoshare.jobserver.protocol.PacketType.RESET_ABILITIES;
import static photoshare.jobserver.protocol.PacketType.SET_CLIENT_ID;
import static photoshare.jobserver.protocol.PacketType.STATUS_RES;
import static photoshare.jobserver.protocol.PacketType.STATUS_RES_UNIQUE;
import static photoshare.jobserver.protocol.PacketType.SUBMIT_JOB;
import static photoshare.jobserver.protocol.PacketType.SUBMIT_JOB_BG;
import static photoshare.jobserver.protocol.PacketType.SUBMIT_JOB_HIGH;
import static photoshare.jobserver.protocol.PacketType.SUBMIT_JOB_HIGH_BG;
import static photoshare.jobserver.protocol.PacketType.SUBMIT_JOB_LOW;
import static photoshare.jobserver.protocol.PacketType.SUBMIT_JOB_LOW_BG;
import static photoshare.jobserver.protocol.PacketType.SUBMIT_REDUCE_JOB;
import static photoshare.jobserver.protocol.PacketType.SUBMIT_REDUCE_JOB_BACKGROUND;
import static photoshare.jobserver.protocol.PacketType.WORK_COMPLETE;
import static photoshare.jobserver.protocol.PacketType.WORK_DATA;
import static photoshare.jobserver.protocol.PacketType.WORK_FAIL;
import static photoshare.jobserver.protocol.PacketType.WORK_STATUS;
import static photoshare.jobserver.protocol.PacketType.WORK_WARNING;

import java.io.IOException;
import java.util.List;
import photoshare.jobserver.protocol.PacketType;

/// Section 2: what each packet does. The rows of packets that have a section of their own are
/// there.
class PacketTableTests {

    private static final Answer LOST =
            Answer.error("JOB_NOT_FOUND", "Job given in work result not found");

    @Row("2.1 CAN_DO")
    void aWorkerRegistersWithoutAnAnswer(Server server) throws IOException {
        server.worker("f");

        assertThat(server.peer().lists("status")).containsExactly("f\t0\t0\t1");
    }

    @Row(value = "2.1 CAN_DO", oursOnly = "the original counts and lists it twice")
    void aWorkerThatRegistersTwiceCountsOnce(Server server) throws IOException {
        server.worker("f", "f");

        assertThat(server.peer().lists("status")).containsExactly("f\t0\t0\t1");
    }

    @Row("2.2 CANT_DO")
    void aWorkerUnregistersWithoutAnAnswer(Server server) throws IOException {
        var worker = server.worker("f");
        worker.sends(CANT_DO, "f");
        worker.sends(CANT_DO, "never registered");
        worker.hearsNothing();

        assertThat(server.peer().lists("workers")).noneMatch(line -> line.endsWith("f"));
        server.peer().submitsInBackground("f", "", "d");
        assertThat(worker.grabs()).isEqualTo(Answer.of(NO_JOB));
    }

    @Row("2.2 CANT_DO")
    void unregisteringGivesRunningJobsOfThatFunctionBack(Server server) throws IOException {
        var worker = server.worker("f", "g");
        var client = server.peer();
        var handle = client.submits("f", "", "d");
        worker.grabs();

        worker.sends(CANT_DO, "f");
        worker.hearsNothing();

        assertThat(client.lists("show jobs")).containsExactly(handle + "\t1\t0\t0");
        worker.sends(WORK_COMPLETE, handle, "late");
        assertThat(worker.hears()).isEqualTo(LOST);
        assertThat(server.worker("f").grabsData()).isEqualTo("d");
        client.hearsNothing();
    }

    @Row("2.3 RESET_ABILITIES")
    void resettingGivesEverythingBack(Server server) throws IOException {
        var worker = server.worker("f", "g");
        var client = server.peer();
        var f = client.submits("f", "", "d");
        var g = client.submits("g", "", "d");
        worker.grabs();
        worker.grabs();

        worker.sends(RESET_ABILITIES);
        worker.hearsNothing();

        assertThat(client.lists("show jobs"))
                .containsExactlyInAnyOrder(f + "\t1\t0\t0", g + "\t1\t0\t0");
        assertThat(worker.grabs()).isEqualTo(Answer.of(NO_JOB));
    }

    @Row("2.4 PRE_SLEEP")
    void whoeverGoesToSleepHearsAtOnceIfThereIsWork(Server server) throws IOException {
        var worker = server.worker("f");
        worker.sends(PRE_SLEEP);
        worker.hearsNothing();
        worker.sends(GRAB_JOB);
        assertThat(worker.hears()).isEqualTo(Answer.of(NO_JOB));
        server.peer().submitsInBackground("f", "", "d");

        worker.sends(PRE_SLEEP);

        assertThat(worker.hears()).isEqualTo(Answer.of(NOOP));
    }

    @Row("2.7 SUBMIT_JOB, 2.21 _HIGH, 2.33 _LOW")
    void aForegroundSubmissionGetsAHandleAndTheEnd(Server server) throws IOException {
        var client = server.peer();
        var worker = server.worker("f");
        for (var form : List.of(SUBMIT_JOB, SUBMIT_JOB_HIGH, SUBMIT_JOB_LOW)) {
            var handle = client.submits(form, "f", "", "d");
            worker.grabs();
            worker.sends(WORK_COMPLETE, handle, "result\0");

            assertThat(client.hears()).isEqualTo(Answer.of(WORK_COMPLETE, handle, "result\0"));
        }
    }

    @Row("2.18 SUBMIT_JOB_BG, 2.32 _HIGH_BG, 2.34 _LOW_BG")
    void aBackgroundSubmissionGetsAHandleAndNothingElse(Server server) throws IOException {
        var client = server.peer();
        var worker = server.worker("f");
        for (var form : List.of(SUBMIT_JOB_BG, SUBMIT_JOB_HIGH_BG, SUBMIT_JOB_LOW_BG)) {
            var handle = client.submits(form, "f", "", "d");
            worker.grabs();
            worker.sends(WORK_STATUS, handle, "1", "2");
            worker.sends(WORK_COMPLETE, handle, "result");
            worker.hearsNothing();

            client.hearsNothing();
        }
    }

    @Row("2.8 JOB_CREATED")
    void aHandleHasNoNulAtItsEnd(Server server) throws IOException {
        var client = server.peer();
        client.sends(SUBMIT_JOB, "f", "", "d");

        assertThat(client.hears().type()).isEqualTo(JOB_CREATED);
        assertThat(client.submits("f", "", "d")).doesNotContain("\0");
    }

    @Row("2 C and W")
    void oneConnectionMayDoItsOwnJob(Server server) throws IOException {
        var peer = server.worker("f");
        var handle = peer.submits("f", "", "d");
        assertThat(peer.grabsData()).isEqualTo("d");
        peer.sends(WORK_COMPLETE, handle, "result");

        assertThat(peer.hears()).isEqualTo(Answer.of(WORK_COMPLETE, handle, "result"));
    }

    @Row("2.9 GRAB_JOB")
    void theOldestFormTellsHandleFunctionAndData(Server server) throws IOException {
        var worker = server.worker("f");
        var handle = server.peer().submitsInBackground("f", "unique", "d");
        worker.sends(GRAB_JOB);

        assertThat(worker.hears()).isEqualTo(Answer.of(JOB_ASSIGN, handle, "f", "d"));
        worker.sends(GRAB_JOB);
        assertThat(worker.hears()).isEqualTo(Answer.of(NO_JOB));
    }

    @Row("2.9 GRAB_JOB")
    void askingForAJobEndsTheSleep(Server server) throws IOException {
        var worker = server.worker("f");
        worker.sleeps();
        worker.sends(GRAB_JOB);
        assertThat(worker.hears()).isEqualTo(Answer.of(NO_JOB));

        server.peer().submitsInBackground("f", "", "d");

        worker.hearsNothing();
    }

    @Row("2.30 GRAB_JOB_UNIQ, 2.31 JOB_ASSIGN_UNIQ")
    void theSecondFormTellsTheUniqueIdToo(Server server) throws IOException {
        var worker = server.worker("f");
        var client = server.peer();
        var one = client.submitsInBackground("f", "unique", "d");
        var other = client.submitsInBackground("f", "", "d");

        worker.sends(GRAB_JOB_UNIQ);
        assertThat(worker.hears()).isEqualTo(Answer.of(JOB_ASSIGN_UNIQ, one, "f", "unique", "d"));
        worker.sends(GRAB_JOB_UNIQ);
        assertThat(worker.hears()).isEqualTo(Answer.of(JOB_ASSIGN_UNIQ, other, "f", "", "d"));
    }

    @Row("2.39 GRAB_JOB_ALL")
    void theThirdFormTellsTheReducerWhereThereIsOne(Server server) throws IOException {
        var worker = server.worker("f");
        var client = server.peer();
        var plain = client.submitsInBackground("f", "u", "d");
        client.sends(SUBMIT_REDUCE_JOB, "f", "", "reducer", "partition", "d\0d");
        var reduced = client.accepted();

        worker.sends(GRAB_JOB_ALL);
        assertThat(worker.hears()).isEqualTo(Answer.of(JOB_ASSIGN_UNIQ, plain, "f", "u", "d"));
        worker.sends(GRAB_JOB_ALL);
        assertThat(worker.hears())
                .isEqualTo(Answer.of(JOB_ASSIGN_ALL, reduced, "f", "", "reducer", "d\0d"));
        worker.sends(GRAB_JOB_ALL);
        assertThat(worker.hears()).isEqualTo(Answer.of(NO_JOB));
    }

    @Row("2.37 SUBMIT_REDUCE_JOB, 2.38 _BACKGROUND")
    void theOlderFormsDropTheReducer(Server server) throws IOException {
        var worker = server.worker("f");
        var client = server.peer();
        client.sends(SUBMIT_REDUCE_JOB_BACKGROUND, "f", "one", "reducer", "", "d");
        var one = client.accepted();
        client.sends(SUBMIT_REDUCE_JOB, "f", "two", "reducer", "", "d");
        var two = client.accepted();

        worker.sends(GRAB_JOB);
        assertThat(worker.hears()).isEqualTo(Answer.of(JOB_ASSIGN, one, "f", "d"));
        worker.sends(GRAB_JOB_UNIQ);
        assertThat(worker.hears()).isEqualTo(Answer.of(JOB_ASSIGN_UNIQ, two, "f", "two", "d"));
        worker.sends(WORK_COMPLETE, one, "to nobody");
        worker.sends(WORK_COMPLETE, two, "result");
        assertThat(client.hears()).isEqualTo(Answer.of(WORK_COMPLETE, two, "result"));
    }

    @Row("2.37 SUBMIT_REDUCE_JOB")
    void aReducerHasAtMost64Bytes(Server server) throws IOException {
        var client = server.peer();
        client.sends(SUBMIT_REDUCE_JOB, "f", "", "r".repeat(64), "", "d");
        client.accepted();
        client.sends(SUBMIT_REDUCE_JOB, "f", "", "r".repeat(65), "", "d");

        assertThat(client.hears().arguments().getFirst()).isEqualTo("ARGUMENT_TOO_LARGE");
        client.hearsNothing();
    }

    @Row(value = "2.37 SUBMIT_REDUCE_JOB", oursOnly = "the original never answers")
    void theThreeArgumentsOfThePublishedTextAreRefusedInWords(Server server) throws IOException {
        var client = server.peer();
        client.sends(SUBMIT_REDUCE_JOB, "f", "", "reducer", "d");

        assertThat(client.hears())
                .isEqualTo(
                        Answer.error(
                                "INVALID_PACKET",
                                "SUBMIT_REDUCE_JOB needs 5 arguments (function, unique id,"
                                        + " reducer, partition, data); \"partition\" is not ended"
                                        + " by NUL"));
        assertThat(client.isClosed()).isTrue();
    }

    @Row("2.12 WORK_STATUS, 2.28 WORK_DATA, 2.29 WORK_WARNING")
    void whatAWorkerTellsIsForwardedVerbatim(Server server) throws IOException {
        var client = server.peer();
        var worker = server.worker("f");
        var handle = client.submits("f", "", "d");
        worker.grabs();
        worker.sends(WORK_STATUS, handle, "007", "1.5 of some");
        worker.sends(WORK_DATA, handle, "part\0");
        worker.sends(WORK_DATA, handle, "");
        worker.sends(WORK_WARNING, handle, "hot");

        assertThat(client.hears(4))
                .containsExactly(
                        Answer.of(WORK_STATUS, handle, "007", "1.5 of some"),
                        Answer.of(WORK_DATA, handle, "part\0"),
                        Answer.of(WORK_DATA, handle, ""),
                        Answer.of(WORK_WARNING, handle, "hot"));
    }

    @Row("2.14 WORK_FAIL")
    void aFailureEndsTheJob(Server server) throws IOException {
        var client = server.peer();
        var worker = server.worker("f");
        var handle = client.submits("f", "", "d");
        worker.grabs();
        worker.sends(WORK_FAIL, handle);

        assertThat(client.hears()).isEqualTo(Answer.of(WORK_FAIL, handle));
        worker.sends(WORK_COMPLETE, handle, "late");
        assertThat(worker.hears()).isEqualTo(LOST);
    }

    @Row("2.14 WORK_FAIL")
    void aNulBehindTheHandleOfAFailureIsTolerated(Server server) throws IOException {
        var client = server.peer();
        var worker = server.worker("f");
        var handle = client.submits("f", "", "d");
        worker.grabs();
        worker.sends(WORK_FAIL, handle + "\0");

        String forwarded = server.isOurs() ? handle : handle + "\0";
        assertThat(client.hears()).isEqualTo(Answer.of(WORK_FAIL, forwarded));
    }

    @Row("2.15 GET_STATUS, 2.20 STATUS_RES")
    void tellsHowAJobIsGettingOn(Server server) throws IOException {
        var client = server.peer();
        var worker = server.worker("f");
        var handle = client.submitsInBackground("f", "", "d");

        assertThat(statusOf(handle, client))
                .isEqualTo(Answer.of(STATUS_RES, handle, "1", "0", "0", "0"));
        worker.grabs();
        worker.sends(WORK_STATUS, handle, "3", "7");
        worker.hearsNothing();
        assertThat(statusOf(handle, client))
                .isEqualTo(Answer.of(STATUS_RES, handle, "1", "1", "3", "7"));
        worker.sends(WORK_COMPLETE, handle, "");
        worker.hearsNothing();
        assertThat(statusOf(handle, client))
                .isEqualTo(Answer.of(STATUS_RES, handle, "0", "0", "0", "0"));
    }

    private static Answer statusOf(String handle, WirePeer client) throws IOException {
        client.sends(GET_STATUS, handle);
        return client.hears();
    }

    @Row("2.41 GET_STATUS_UNIQUE, 2.42 STATUS_RES_UNIQUE")
    void tellsHowTheJobWithAUniqueIdIsGettingOn(Server server) throws IOException {
        var client = server.peer();
        var other = server.peer();
        var worker = server.worker("f");
        client.sends(GET_STATUS_UNIQUE, "u");
        assertThat(client.hears())
                .isEqualTo(Answer.of(STATUS_RES_UNIQUE, "u", "0", "0", "0", "0", "0"));
        var handle = client.submits("f", "u", "d");
        other.submits("f", "u", "d");
        worker.grabs();
        worker.sends(WORK_STATUS, handle, "3", "7");
        worker.hearsNothing();

        var asking = server.peer();
        asking.sends(GET_STATUS_UNIQUE, "u");

        assertThat(asking.hears())
                .isEqualTo(Answer.of(STATUS_RES_UNIQUE, "u", "1", "1", "3", "7", "2"));
    }

    @Row("2.16 ECHO_REQ, 2.17 ECHO_RES")
    void echoesWhateverItGets(Server server) throws IOException {
        var peer = server.peer();
        for (int size : new int[] {0, 1, 8192, 1 << 20, 8 << 20}) {
            String data = "x\0".repeat(size / 2 + 1).substring(0, size);
            peer.sends(ECHO_REQ, data);
            assertThat(peer.hears().equals(Answer.of(ECHO_RES, data))).as("%d", size).isTrue();
        }
    }

    @Row("2.22 SET_CLIENT_ID")
    void showsTheFirst127BytesOfAClientsName(Server server) throws IOException {
        var worker = server.peer();
        worker.sends(SET_CLIENT_ID, "i".repeat(200));
        worker.hearsNothing();

        assertThat(server.peer().lists("workers"))
                .filteredOn(line -> line.endsWith(" 127.0.0.1 " + "i".repeat(127) + " :"))
                .hasSize(1);
    }

    @Row(value = "2.22 SET_CLIENT_ID", oursOnly = "in the original such a name breaks the listing")
    void spacesAndLineFeedsInANameDoNotBreakTheListing(Server server) throws IOException {
        var worker = server.peer();
        worker.sends(SET_CLIENT_ID, "two words\n");
        worker.hearsNothing();

        assertThat(worker.lists("workers"))
                .singleElement()
                .asString()
                .endsWith(" 127.0.0.1 two\\x20words\\x0a :");
    }

    @Row("2.26 OPTION_REQ, 2.27 OPTION_RES")
    void knowsOneOptionInAnyLetterCase(Server server) throws IOException {
        var client = server.peer();
        client.sends(OPTION_REQ, "exceptions");
        assertThat(client.hears()).isEqualTo(Answer.of(OPTION_RES, "exceptions"));
        client.sends(OPTION_REQ, "ExcePtions");
        assertThat(client.hears()).isEqualTo(Answer.of(OPTION_RES, "ExcePtions"));
        client.sends(OPTION_REQ, "warnings");

        assertThat(client.hears())
                .isEqualTo(
                        Answer.error("UNKNOWN_OPTION", "Server does not recognize given option"));
    }

    @Row("2.35 SUBMIT_JOB_SCHED")
    void theCalendarFormIsRefusedAndTheConnectionStays(Server server) throws IOException {
        var client = server.peer();
        client.sends(PacketType.SUBMIT_JOB_SCHED, "f", "", "0", "12", "1", "1", "1", "data");

        assertThat(client.hears())
                .isEqualTo(Answer.error("INVALID_COMMAND", "Command not expected"));
        client.hearsNothing();
    }

    @Row("2.1 CAN_DO")
    void aNulInANameMatchesNoSubmission(Server server) throws IOException {
        var worker = server.peer();
        worker.sends(CAN_DO, "f\0g");
        worker.hearsNothing();
        server.peer().submitsInBackground("f", "", "d");

        assertThat(worker.grabs()).isEqualTo(Answer.of(NO_JOB));
    }
}
