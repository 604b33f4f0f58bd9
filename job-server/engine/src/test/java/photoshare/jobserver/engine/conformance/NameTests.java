package photoshare.jobserver.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static photoshare.jobserver.protocol.PacketType.JOB_ASSIGN_UNIQ;
import static photoshare.jobserver.protocol.PacketType.NO_JOB;

import java.io.IOException;
import java.util.List;

/// Section 10: function names are bytes.
class NameTests {

    @Row("10 bytes")
    void anyBytesAreAName(Server server) throws IOException {
        var client = server.peer();
        for (String name :
                List.of("\u00c3\u00a4", "\u00ff\u00fe", "two words", "tab\t", "line\n", "")) {
            var handle = client.submitsInBackground(name, "", "d");

            assertThat(server.worker(name).grabs())
                    .isEqualTo(Answer.of(JOB_ASSIGN_UNIQ, handle, name, "", "d"));
        }
    }

    @Row("10 case")
    void namesAreComparedWithTheirCase(Server server) throws IOException {
        server.peer().submitsInBackground("Resize", "", "d");

        assertThat(server.worker("resize").grabs()).isEqualTo(Answer.of(NO_JOB));
        assertThat(server.worker("Resize").grabsData()).isEqualTo("d");
    }

    @Row(value = "10 listings", oursOnly = "in the original such names break the listings")
    void controlBytesAreEscapedInListings(Server server) throws IOException {
        server.worker("\u00ffa\t \nb\u001b\u007f", "");

        assertThat(server.peer().lists("status"))
                .containsExactlyInAnyOrder("\u00ffa\\x09 \\x0ab\\x1b\\x7f\t0\t0\t1", "\t0\t0\t1");
    }
}
