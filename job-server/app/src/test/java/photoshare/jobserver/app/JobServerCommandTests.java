package photoshare.jobserver.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class JobServerCommandTests {

    private final List<String> started = new ArrayList<>();
    private final JobServerCommand command =
            new JobServerCommand(properties -> started.addAll(List.of(properties)));

    @Test
    void turnsOptionsIntoProperties() {
        int status =
                command.execute(
                        "--port",
                        "4731",
                        "--queue=photos",
                        "--store",
                        "memory",
                        "--http-port=9000");

        assertThat(status).isZero();
        assertThat(started)
                .containsExactlyInAnyOrder(
                        "--job-server.port=4731",
                        "--job-server.queue=photos",
                        "--job-server.store=memory",
                        "--server.port=9000");
    }

    @Test
    void servesHttpBesideThePort() {
        command.execute("--port", "4731");
        assertThat(started).contains("--server.port=8731");
    }

    @Test
    void servesHttpAnywhereWhenThereIsNoPortBesideThePort() {
        command.execute("--port", "65000");
        assertThat(started).contains("--server.port=0");
    }

    @Test
    void servesHttpAnywhereWhenAnyPortWillDo() {
        command.execute("--port", "0");
        assertThat(started).contains("--server.port=0");
    }

    @Test
    void servesHttpWhereThePropertySays() {
        command.execute("--port", "4731", "--server.port=9000");
        assertThat(started).containsExactly("--job-server.port=4731", "--server.port=9000");
    }

    @Test
    void leavesOtherPropertiesToSpringBoot() {
        command.execute("--job-server.stalled=5s", "--server.port=0");
        assertThat(started).contains("--job-server.stalled=5s", "--server.port=0");
    }

    @Test
    void refusesWhatItDoesNotKnow(CapturedOutput output) {
        int status = command.execute("--prot", "4731");

        assertThat(status).isEqualTo(2);
        assertThat(started).isEmpty();
        assertThat(output.getErr()).contains("Unknown options: '--prot', '4731'", "--help");
    }

    @Test
    void refusesSettingsThatNobodyReads(CapturedOutput output) {
        assertThat(command.execute("--job-sever.permissions[0]=ops: administer")).isEqualTo(2);
        assertThat(output.getErr()).contains("Unknown option", "--job-sever");
    }

    @Test
    void missesAValue(CapturedOutput output) {
        assertThat(command.execute("--port")).isEqualTo(2);
        assertThat(output.getErr()).contains("--port");
    }

    @Test
    void leavesItToSpringBootToSayWhyItDoesNotStart(CapturedOutput output) {
        var failing =
                new JobServerCommand(_ -> {
                    throw new IllegalStateException("said before");
                });

        assertThat(failing.execute()).isEqualTo(1);
        assertThat(output.getErr()).isEmpty();
    }

    @Test
    void explainsItself(CapturedOutput output) {
        assertThat(command.execute("--help")).isZero();
        assertThat(started).isEmpty();
        assertThat(output).contains("bin/job-server", "--tls-cert", "--store");
    }
}
