package photoshare.jobserver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Priority;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;
import photoshare.jobserver.protocol.WorkReport;

/// The text protocol, byte for byte.
class AdministrationTests {

    private JobServer server;
    private RawPeer admin;

    @BeforeEach
    void start() throws IOException {
        server = new JobServer(JobServerTests.anyPort()).start();
        admin = peer();
    }

    @AfterEach
    void stop() throws IOException {
        admin.close();
        server.close();
    }

    @Test
    void listsFunctionsWithJobsRunningJobsAndWorkers() throws IOException {
        try (var worker = peer()) {
            worker.canDo("f");
            admin.submitsInBackground("f", "1");
            admin.submitsInBackground("f", "2");
            worker.says(
                    new Request.SubmitJob(
                            Bytes.of("f"), Bytes.EMPTY, Bytes.of("3"), Priority.HIGH, false));
            worker.hears();
            worker.grabs();

            assertThat(answer("status\r\n", 10)).isEqualTo("f\t3\t1\t1\n.\n");
            assertThat(answer("prioritystatus\n", 12)).isEqualTo("f\t0\t2\t0\t1\n.\n");
        }
    }

    @Test
    void listsEveryConnectionWithWhatItCanDo() throws IOException {
        try (var worker = peer()) {
            worker.says(new Request.SetClientId(Bytes.of("two words\n")));
            worker.canDo("a", "b");

            admin.sends("workers\n");
            assertThat(admin.hearsList())
                    .containsExactlyInAnyOrder(
                            "1 127.0.0.1 - :", "2 127.0.0.1 two\\x20words\\x0a : b a");
        }
    }

    @Test
    void listsJobsAndTheirUniqueIds() throws IOException {
        try (var worker = peer()) {
            worker.canDo("f");
            Bytes running = admin.submits("f", "d");
            worker.grabs();
            admin.says(RawPeer.submission("f", "photo:7", "d", true));
            var queued = ((Response.JobCreated) admin.hears()).handle();

            admin.sends("show jobs\nshow unique jobs\n");
            assertThat(admin.hearsList())
                    .containsExactly(running + "\t0\t0\t0", queued + "\t0\t0\t1");
            assertThat(admin.hearsList()).containsExactly("", "photo:7");
        }
    }

    @Test
    void cancelsAJobAndTellsItsClient() throws IOException {
        try (var client = peer()) {
            Bytes handle = client.submits("f", "d");

            assertThat(line("cancel job " + handle)).isEqualTo("OK\r\n");
            assertThat(client.hears()).isEqualTo(new WorkReport.WorkFail(handle));
            assertThat(line("cancel job " + handle)).isEqualTo("ERR UNKNOWN_JOB\r\n");
            assertThat(line("cancel all jobs")).isEqualTo("ERR UNKNOWN_ERROR\r\n");
        }
    }

    @Test
    void createsAndDropsFunctions() throws IOException {
        assertThat(line("create function made")).isEqualTo("OK\r\n");
        assertThat(answer("status\n", 13)).isEqualTo("made\t0\t0\t0\n.\n");
        try (var worker = peer()) {
            worker.canDo("made");
            assertThat(line("drop function MADE"))
                    .isEqualTo("ERR there are still connected workers or executing clients\r\n");
            worker.says(new Request.ResetAbilities());
            worker.echo();
        }
        assertThat(line("drop function MADE")).isEqualTo("OK\r\n");
        assertThat(line("drop function made")).isEqualTo("ERR function not found\r\n");
        assertThat(answer("status\n", 2)).isEqualTo(".\n");
    }

    @Test
    void limitsQueues() throws IOException {
        assertThat(line("maxqueue f 1")).isEqualTo("OK\r\n");
        admin.submitsInBackground("f", "1");
        admin.says(RawPeer.submission("f", "", "2", true));
        assertThat(admin.hears())
                .hasToString("ErrorResponse[code=QUEUE_ERROR, text=Job queue is full]");
        assertThat(line("maxqueue f")).isEqualTo("OK\r\n");
        admin.submitsInBackground("f", "2");
    }

    @Test
    void answersAboutItself() throws IOException {
        assertThat(line("version")).startsWith("OK ").endsWith("\n").doesNotContain("\r");
        assertThat(line("verbose")).isEqualTo("OK INFO\n");
        assertThat(line("GETPID")).isEqualTo("OK " + ProcessHandle.current().pid() + "\n");
    }

    @Test
    void explainsMistakesInTheOriginalsWords() throws IOException {
        assertThat(line("show")).isEqualTo("ERR UNKNOWN_COMMAND Unknown+server+commandshow\r\n");
        assertThat(line("")).isEqualTo("ERR UNKNOWN_COMMAND Unknown+server+command\r\n");
        assertThat(line("shutdown now"))
                .isEqualTo("ERR UNKNOWN_COMMAND Unknown+server+commandshutdown\r\n");
        assertThat(line("show nonsense")).isEqualTo("ERR UNKNOWN_SHOW_ARGUMENTS\r\n");
        for (String word : new String[] {"maxqueue", "create", "drop"}) {
            assertThat(line(word))
                    .isEqualTo(
                            "ERR INVALID_ARGUMENTS An+incomplete+set+of+arguments+was+sent+to+this+command+"
                                    + word
                                    + "\r\n");
        }
    }

    @Test
    void closesTheConnectionAfterASixthWord() throws IOException {
        admin.sends("version\n1 2 3 4 5 6\nversion\n");

        assertThat(admin.hearsLine()).startsWith("OK ");
        assertThat(admin.isDisconnected()).isTrue();
    }

    @Test
    void closesTheConnectionAfterAnEndlessLine() throws IOException {
        admin.sends("x".repeat(8191));
        admin.sends("\n");
        assertThat(admin.hearsLine()).startsWith("ERR UNKNOWN_COMMAND");

        admin.sends("x".repeat(8193));
        assertThat(admin.isDisconnected()).isTrue();
    }

    @Test
    void namesOfAnyBytesDoNotBreakAListing() throws IOException {
        byte[] name = {(byte) 0xff, 'a', '\t', ' ', '\n', 'b', 0x1b, 0x7f};
        try (var worker = peer()) {
            worker.says(new Request.CanDo(Bytes.copyOf(name)), new Request.CanDo(Bytes.EMPTY));
            worker.echo();

            admin.sends("status\n");
            assertThat(admin.hearsList())
                    .containsExactlyInAnyOrder(
                            "\u00ffa\\x09 \\x0ab\\x1b\\x7f\t0\t0\t1", "\t0\t0\t1");
        }
    }

    @Test
    void mixesTextAndPacketsOnOneConnection() throws IOException {
        byte[] echo = RawPeer.bytes(new Request.EchoRequest(Bytes.of("x")));
        admin.sends("verbose\r\n");
        admin.sends(echo);
        admin.sends("verbose\n");

        assertThat(admin.hearsLine()).isEqualTo("OK INFO\n");
        assertThat(admin.hears()).isEqualTo(new Response.EchoResponse(Bytes.of("x")));
        assertThat(admin.hearsLine()).isEqualTo("OK INFO\n");
    }

    @Test
    void answersWhoeverHasStoppedSending() throws IOException {
        admin.sends("verbose\nstatus\n");
        admin.stopsSending();

        assertThat(admin.hearsLine()).isEqualTo("OK INFO\n");
        assertThat(admin.hearsLine()).isEqualTo(".\n");
        assertThat(admin.isDisconnected()).isTrue();
    }

    private RawPeer peer() throws IOException {
        return new RawPeer(server.address());
    }

    private String line(String command) throws IOException {
        admin.sends(command + "\n");
        return admin.hearsLine();
    }

    private String answer(String command, int size) throws IOException {
        admin.sends(command);
        return new String(admin.hearsBytes(size), StandardCharsets.ISO_8859_1);
    }
}
