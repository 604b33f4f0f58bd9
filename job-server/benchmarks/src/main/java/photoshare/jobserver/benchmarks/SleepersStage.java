package photoshare.jobserver.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One foreground job while two thousand workers sleep.
record SleepersStage() implements Stage {

    private static final int SLEEPERS = 2000;
    private static final double FEW = 10;
    private static final Duration MOST = Duration.ofSeconds(20);
    private static final Duration AFTERMATH = Duration.ofMillis(300);

    @Override
    public List<Row> rows() {
        return List.of(
                Row.below("sleepers-woken", FEW, "workers"), Row.less("sleepers-result", "us"));
    }

    @Override
    public double[] measure(Server server) throws IOException {
        try (var generator = new Generator()) {
            var workers = new ArrayList<EchoWorker>();
            for (int i = 0; i < SLEEPERS; i++) {
                var worker = new EchoWorker();
                worker.start(generator, server.address());
                workers.add(worker);
                generator.run(worker::isAsleep, MOST);
            }
            var client = new RoundTrips(1);
            client.start(generator, server.address());
            generator.run(client::isDone, MOST);
            generator.run(() -> false, AFTERMATH);
            return new double[] {
                workers.stream().mapToInt(EchoWorker::woken).sum(), client.micros(0)
            };
        }
    }
}
