package photoshare.jobserver.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// A foreground job to a worker that sleeps, and its result back.
record RoundTripStage() implements Stage {

    private static final int ROUND_TRIPS = 10_000;
    private static final Duration MOST = Duration.ofSeconds(5);

    @Override
    public List<Row> rows() {
        return List.of(Row.less("round-trip-p50", "us"), Row.less("round-trip-p99", "us"));
    }

    @Override
    public double[] measure(Server server) throws IOException {
        try (var generator = new Generator()) {
            new EchoWorker().start(generator, server.address());
            var client = new RoundTrips(ROUND_TRIPS);
            client.start(generator, server.address());
            generator.run(client::isDone, MOST);
            return new double[] {client.micros(0.5), client.micros(0.99)};
        }
    }
}
