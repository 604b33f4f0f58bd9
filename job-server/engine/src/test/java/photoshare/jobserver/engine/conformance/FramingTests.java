package photoshare.jobserver.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static photoshare.jobserver.engine.conformance.WirePeer.packet;
import static photoshare.jobserver.protocol.PacketType.ECHO_REQ;
import static photoshare.jobserver.protocol.PacketType.ECHO_RES;
import static photoshare.jobserver.protocol.PacketType.GRAB_JOB;
import static photoshare.jobserver.protocol.PacketType.JOB_ASSIGN_UNIQ;
import static photoshare.jobserver.protocol.PacketType.NO_JOB;
import static photoshare.jobserver.protocol.PacketType.PRE_SLEEP;
import static photoshare.jobserver.protocol.PacketType.RESET_ABILITIES;
import static photoshare.jobserver.protocol.PacketType.SUBMIT_JOB;
import static photoshare.jobserver.protocol.PacketType.SUBMIT_JOB_BG;

import java.io.IOException;

/// Section 1: how packets and lines are told apart, and what becomes of wrong bytes.
class FramingTests {

    private static final String REQUEST = "\0REQ";

    @Row("1.1")
    void aPacketIsMagicTypeLengthAndBody(Server server) throws IOException {
        var peer = server.peer();

        peer.sends("\0REQ" + "\0\0\0\020" + "\0\0\0\3" + "abc");

        assertThat(peer.hearsBytes(15)).isEqualTo("\0RES" + "\0\0\0\021" + "\0\0\0\3" + "abc");
    }

    @Row("1.2")
    void onlyTheLastArgumentMayContainNuls(Server server) throws IOException {
        var worker = server.worker("f");
        var handle = server.peer().submitsInBackground("f", "u", "\0a\0\0b\0");

        assertThat(worker.grabs())
                .isEqualTo(Answer.of(JOB_ASSIGN_UNIQ, handle, "f", "u", "\0a\0\0b\0"));
    }

    @Row("1.3")
    void packetsMayComeByteByByte(Server server) throws IOException {
        var peer = server.peer();
        for (char b : (packet(SUBMIT_JOB_BG, "f", "", "d") + packet(ECHO_REQ, "x")).toCharArray()) {
            peer.sends(String.valueOf(b));
        }

        peer.accepted();
        assertThat(peer.hears()).isEqualTo(Answer.of(ECHO_RES, "x"));
    }

    @Row("1.3")
    void manyPacketsOfOneSegmentAreAnsweredInOrder(Server server) throws IOException {
        var peer = server.peer();
        var packets = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            packets.append(packet(ECHO_REQ, "" + i));
        }
        peer.sends(packets.toString());

        for (int i = 0; i < 1000; i++) {
            assertThat(peer.hears()).isEqualTo(Answer.of(ECHO_RES, "" + i));
        }
    }

    @Row("1.4")
    void linesAndPacketsMayBeMixed(Server server) throws IOException {
        var peer = server.peer();
        peer.sends("version\r\n" + packet(ECHO_REQ, "x") + "version\nstatus\n");

        assertThat(peer.hearsLine()).startsWith("OK ");
        assertThat(peer.hears()).isEqualTo(Answer.of(ECHO_RES, "x"));
        assertThat(peer.hearsLine()).startsWith("OK ");
        assertThat(peer.hearsLine()).isEqualTo(".\n");
    }

    @Row("1.5")
    void aWrongMagicEndsTheConnectionWithoutAWord(Server server) throws IOException {
        var peer = server.peer();
        peer.sends(packet("\0FOO", 16, 0, ""));

        assertThat(peer.isClosed()).isTrue();
    }

    @Row("1.6")
    void theMagicOfAServerIsRefusedAndTheConnectionStays(Server server) throws IOException {
        var peer = server.peer();
        peer.sends(packet("\0RES", 16, 1, "x"));

        assertThat(peer.hears()).isEqualTo(Answer.error("INVALID_MAGIC", "Request magic expected"));
        peer.hearsNothing();
    }

    @Row("1.7")
    void anUnknownTypeEndsItsConnection(Server server) throws IOException {
        var bystander = server.peer();
        for (int type : new int[] {0, 43, 9999, 65_536}) {
            var peer = server.peer();
            peer.sends(packet(REQUEST, type, 0, ""));
            assertThat(peer.isClosed()).as("type %d", type).isTrue();
        }
        bystander.hearsNothing();
    }

    @Row(value = "1.8", oursOnly = "one such packet kills the original")
    void aTypeAboveAllSignedNumbersEndsItsConnection(Server server) throws IOException {
        var bystander = server.peer();
        for (int type : new int[] {Integer.MIN_VALUE, -1, 0x8000_0007}) {
            var peer = server.peer();
            peer.sends(packet(REQUEST, type, 0, ""));
            assertThat(peer.isClosed()).as("type %d", type).isTrue();
        }
        bystander.hearsNothing();
    }

    @Row("1.9")
    void whatOnlyAServerSendsIsRefusedAndTheConnectionStays(Server server) throws IOException {
        var peer = server.peer();
        for (int type : new int[] {5, 6, 8, 10, 11, 17, 19, 20, 24, 27, 31, 35, 40, 42}) {
            peer.sends(packet(REQUEST, type, 15, "a\0b\0c\0d\0e\0f\0g\0h"));
            assertThat(peer.hears())
                    .as("type %d", type)
                    .isEqualTo(Answer.error("INVALID_COMMAND", "Command not expected"));
        }
        peer.hearsNothing();
    }

    @Row("1.10")
    void aBodyWhereNoneBelongsIsPassedOver(Server server) throws IOException {
        var peer = server.peer();
        peer.sends(packet(PRE_SLEEP, "12345") + packet(RESET_ABILITIES, "12345"));
        peer.hearsNothing();
        peer.sends(GRAB_JOB, "12345");

        assertThat(peer.hears()).isEqualTo(Answer.of(NO_JOB));
    }

    @Row(value = "1.11", oursOnly = "the original waits for more for ever")
    void anArgumentTooFewIsNamedAndEndsTheConnection(Server server) throws IOException {
        var peer = server.peer();
        peer.sends(SUBMIT_JOB, "reverse");

        assertThat(peer.hears())
                .isEqualTo(
                        Answer.error(
                                "INVALID_PACKET",
                                "SUBMIT_JOB needs 3 arguments (function, unique id, data);"
                                        + " \"function\" is not ended by NUL"));
        assertThat(peer.isClosed()).isTrue();
    }

    @Row("1.12")
    void aLengthShorterThanTheArgumentsEndsTheConnection(Server server) throws IOException {
        var peer = server.peer();
        peer.sends(packet(REQUEST, 7, 2, "f\0u\0data"));

        assertThat(peer.isClosed()).isTrue();
    }

    @Row("1.13")
    void aNameOf8190BytesIsAccepted(Server server) throws IOException {
        var client = server.peer();
        client.submitsInBackground("f".repeat(8190), "", "d");
        client.hearsNothing();
    }

    @Row(value = "1.13", oursOnly = "the original cannot hand such a job out")
    void aNameOf8190BytesReachesTheWorker(Server server) throws IOException {
        String name = "f".repeat(8190);
        server.peer().submitsInBackground(name, "", "d");

        assertThat(server.worker(name).grabs().arguments().get(1)).isEqualTo(name);
    }

    @Row(value = "1.13", oursOnly = "the original closes the connection without a word")
    void aLongerNameIsRefusedAndTheConnectionStays(Server server) throws IOException {
        var peer = server.peer();
        peer.sends(SUBMIT_JOB, "f".repeat(8193), "", "d");

        assertThat(peer.hears())
                .isEqualTo(
                        Answer.error(
                                "ARGUMENT_TOO_LARGE",
                                "The function of SUBMIT_JOB has 8193 bytes; at most 8192 are"
                                        + " accepted"));
        peer.hearsNothing();
    }

    @Row(value = "1.14", oursOnly = "the original reserves what is announced")
    void anAnnouncedGiantIsRefusedBeforeItComes(Server server) throws IOException {
        var peer = server.peer();
        peer.sends(packet(REQUEST, 16, -1, ""));

        assertThat(peer.hears().arguments().getFirst()).isEqualTo("ARGUMENT_TOO_LARGE");
        assertThat(peer.isClosed()).isTrue();
    }

    @Row("1.15")
    void halfAHeaderHurtsNobodyElse(Server server) throws IOException {
        var silent = server.peer();
        silent.sends("\0REQ\0\0");

        server.peer().hearsNothing();
        silent.sends("\0\020\0\0\0\1x");
        assertThat(silent.hears()).isEqualTo(Answer.of(ECHO_RES, "x"));
    }
}
