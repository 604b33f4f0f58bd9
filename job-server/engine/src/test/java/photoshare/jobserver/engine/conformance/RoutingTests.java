package photoshare.jobserver.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static photoshare.jobserver.protocol.PacketType.GET_STATUS;
import static photoshare.jobserver.protocol.PacketType.OPTION_REQ;
import static photoshare.jobserver.protocol.PacketType.OPTION_RES;
import static photoshare.jobserver.protocol.PacketType.WORK_COMPLETE;
import static photoshare.jobserver.protocol.PacketType.WORK_DATA;
import static photoshare.jobserver.protocol.PacketType.WORK_EXCEPTION;
import static photoshare.jobserver.protocol.PacketType.WORK_FAIL;
import static photoshare.jobserver.protocol.PacketType.WORK_STATUS;
import static photoshare.jobserver.protocol.PacketType.WORK_WARNING;

import java.io.IOException;
import java.util.List;

/// Section 6: who hears what a worker says of its job.
class RoutingTests {

    @Row("6 order")
    void everyClientHearsEverythingInTheOrderOfTheWorker(Server server) throws IOException {
        var clients = List.of(server.peer(), server.peer(), server.peer());
        var worker = server.worker("f");
        String handle = "";
        for (var client : clients) {
            handle = client.submits("f", "u", "d");
        }
        worker.grabs();
        worker.sends(WORK_STATUS, handle, "1", "2");
        worker.sends(WORK_DATA, handle, "part");
        worker.sends(WORK_WARNING, handle, "hot");
        worker.sends(WORK_STATUS, handle, "2", "2");
        worker.sends(WORK_COMPLETE, handle, "result");

        for (var client : clients) {
            assertThat(client.hears(5))
                    .containsExactly(
                            Answer.of(WORK_STATUS, handle, "1", "2"),
                            Answer.of(WORK_DATA, handle, "part"),
                            Answer.of(WORK_WARNING, handle, "hot"),
                            Answer.of(WORK_STATUS, handle, "2", "2"),
                            Answer.of(WORK_COMPLETE, handle, "result"));
        }
    }

    @Row("6 background")
    void theProgressOfABackgroundJobIsKept(Server server) throws IOException {
        var client = server.peer();
        var worker = server.worker("f");
        var handle = client.submitsInBackground("f", "", "d");
        worker.grabs();
        worker.sends(WORK_DATA, handle, "part");
        worker.sends(WORK_STATUS, handle, "3", "4");
        worker.hearsNothing();

        assertThat(progressOf(handle, client)).containsExactly("3", "4");
        client.hearsNothing();
    }

    @Row("6 WORK_STATUS numbers")
    void progressThatIsNoNumberCountsAsFarAsItIsOne(Server server) throws IOException {
        var client = server.peer();
        var worker = server.worker("f");
        var handle = client.submitsInBackground("f", "", "d");
        worker.grabs();
        worker.sends(WORK_STATUS, handle, "abc", "1.5");
        worker.hearsNothing();
        assertThat(progressOf(handle, client)).containsExactly("0", "1");
        worker.sends(WORK_STATUS, handle, "", "4294967295");
        worker.hearsNothing();
        assertThat(progressOf(handle, client)).containsExactly("0", "4294967295");
    }

    @Row(value = "6 WORK_STATUS numbers", oursOnly = "in the original they wrap round")
    void progressBeyond32BitsIsClamped(Server server) throws IOException {
        var client = server.peer();
        var worker = server.worker("f");
        var handle = client.submitsInBackground("f", "", "d");
        worker.grabs();
        worker.sends(WORK_STATUS, handle, "-1", "99999999999");
        worker.hearsNothing();

        assertThat(progressOf(handle, client)).containsExactly("0", "4294967295");
    }

    private static List<String> progressOf(String handle, WirePeer client) throws IOException {
        client.sends(GET_STATUS, handle);
        return client.hears().arguments().subList(3, 5);
    }

    @Row("6 WORK_EXCEPTION")
    void onlyClientsThatAskedForItHearAnException(Server server) throws IOException {
        var asked = server.peer();
        asked.sends(OPTION_REQ, "exceptions");
        assertThat(asked.hears()).isEqualTo(Answer.of(OPTION_RES, "exceptions"));
        var other = server.peer();
        var worker = server.worker("f");
        var handle = asked.submits("f", "u", "d");
        other.submits("f", "u", "d");
        worker.grabs();
        worker.sends(WORK_EXCEPTION, handle, "why");

        assertThat(asked.hears()).isEqualTo(Answer.of(WORK_EXCEPTION, handle, "why"));
        String withNul = server.isOurs() ? handle : handle + "\0";
        assertThat(other.hears()).isEqualTo(Answer.of(WORK_FAIL, withNul));
    }

    /// As Perl's worker does it.
    @Row("6 WORK_EXCEPTION")
    void aFailureAfterAnExceptionComesTooLate(Server server) throws IOException {
        var client = server.peer();
        client.sends(OPTION_REQ, "exceptions");
        client.hears();
        var worker = server.worker("f");
        var handle = client.submits("f", "", "d");
        worker.grabs();
        worker.sends(WORK_EXCEPTION, handle, "why");
        worker.sends(WORK_FAIL, handle);

        assertThat(worker.hears())
                .isEqualTo(Answer.error("JOB_NOT_FOUND", "Job given in work result not found"));
        assertThat(client.hears()).isEqualTo(Answer.of(WORK_EXCEPTION, handle, "why"));
        client.hearsNothing();
    }
}
