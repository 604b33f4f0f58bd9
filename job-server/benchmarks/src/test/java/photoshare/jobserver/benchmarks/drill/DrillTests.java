package photoshare.jobserver.benchmarks.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// The drill in short, so that it can be trusted when it is run at length.
class DrillTests {

    private final PrintStream before = System.out;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @AfterEach
    void giveBack() {
        System.setOut(before);
    }

    @Test
    void threeKillsLoseNothing() {
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));

        int status = new CommandLine(new Drill()).execute("--kills", "3");

        assertThat(said.toString(StandardCharsets.UTF_8)).contains("take-over:", "0 lost");
        assertThat(status).isZero();
    }
}
