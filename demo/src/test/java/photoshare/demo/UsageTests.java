package photoshare.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// `bin/demo --help` shows a file, so that it need not be built first.
class UsageTests {

    @Test
    void isWhatTheCommandLineSaysOfItself() {
        assertThat(Path.of("usage.txt"))
                .hasContent(new CommandLine(new Demo()).getUsageMessage(Ansi.OFF));
    }
}
