package photoshare.jobserver.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class ContestTests {

    private static final Launch NOT_USED = new Launch(Path.of(""), Path.of(""));

    @Test
    void measuresBothInTurnAndReportsMedians() throws IOException {
        try (Server ours = PlainServer.start();
                Server theirs = PlainServer.start();
                var contest = new Contest(NOT_USED, 3)) {
            var stage =
                    new Prepared(
                            new Contenders(ours, theirs), List.of(9.0, 1.0, 5.0, 2.0, 7.0, 3.0));

            List<Contest.Result> results = contest.hold(stage);

            assertThat(stage.measured).containsExactly(ours, theirs, ours, theirs, ours, theirs);
            assertThat(results).hasSize(1);
            assertThat(results.getFirst().ours()).isEqualTo(7);
            assertThat(results.getFirst().theirs()).isEqualTo(2);
        }
    }

    @Test
    void withoutTheOriginalOnlyOursIsMeasured() throws IOException {
        try (Server ours = PlainServer.start();
                var contest = new Contest(NOT_USED, 1)) {
            var stage = new Prepared(new Contenders(ours, null), List.of(9.0));

            Contest.Result result = contest.hold(stage).getFirst();

            assertThat(result.ours()).isEqualTo(9);
            assertThat(result.theirs()).isNaN();
            assertThat(result.row().goal().isMet(result.ours(), result.theirs())).isFalse();
        }
    }

    /// Gives values that are known before.
    private static final class Prepared implements Stage {

        private final Contenders contenders;
        private final Queue<Double> values;
        private final List<Server> measured = new ArrayList<>();

        Prepared(Contenders contenders, List<Double> values) {
            this.contenders = contenders;
            this.values = new ArrayDeque<>(values);
        }

        @Override
        public List<Row> rows() {
            return List.of(Row.rate("prepared", 3));
        }

        @Override
        public boolean isModest() {
            return false;
        }

        @Override
        public Contenders start(Launch launch) {
            return contenders;
        }

        @Override
        public int warmUps() {
            return 0;
        }

        @Override
        public double[] measure(Server server) {
            measured.add(server);
            return new double[] {values.remove()};
        }
    }
}
