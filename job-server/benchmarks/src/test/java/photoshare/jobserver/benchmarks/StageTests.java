package photoshare.jobserver.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StageTests {

    private static Server server;

    @BeforeAll
    static void start() throws IOException {
        server = PlainServer.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    static Stream<Stage> stages() {
        return Stream.of(
                new SubmitStage(8, 64, 100, true),
                new SubmitStage(8, 1, 1 << 20, false),
                new RoundTripStage(),
                new ToDoneStage(4),
                new DrainStage(4),
                new SleepersStage(),
                new IdleWorkersStage(200));
    }

    @ParameterizedTest
    @MethodSource("stages")
    void measuresAValueForEachRowAndLeavesNoJob(Stage stage) throws IOException {
        stage.prepare(server);
        double[] values = stage.measure(server);

        assertThat(values).hasSameSizeAs(stage.rows().toArray());
        assertThat(values[0]).isNotZero();
        assertThat(values).as("resident memory may be there already").doesNotContain(Double.NaN);
        assertThat(TextCommand.ask(server.address(), "status")).isEqualTo(".");
    }

    @Test
    void eachRowHasANameOfItsOwn() {
        assertThat(Stages.all(true).stream().flatMap(stage -> stage.rows().stream()).map(Row::name))
                .doesNotHaveDuplicates();
    }

    @Test
    void fillsAQueueAndKnowsWhatAJobTakes() throws IOException {
        try (Server own = PlainServer.start()) {
            var stage = new FullQueueStage(20_000, false);
            stage.prepare(own);

            assertThat(TextCommand.ask(own.address(), "status")).startsWith("bench\t20000\t");
            assertThat(stage.measure(own)[1]).isBetween(100.0, 600.0);
        }
    }
}
