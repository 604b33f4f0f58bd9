package photoshare.jobserver.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a queue of a million jobs takes, and what it does to the next submissions.
final class FullQueueStage implements Stage {

    private static final double GOAL = 1.0;
    private static final double GOAL_UNIQUE = 10.0;
    private static final double MOST_LIVE = 500;
    private static final int WINDOW = 64;
    private static final int MORE = 400_000;
    private static final Duration MOST = Duration.ofSeconds(2);

    private final int jobs;
    private final Submissions submissions;
    private final boolean unique;
    private final Map<Server, double[]> memory = new HashMap<>();

    FullQueueStage(int jobs, boolean unique) {
        this.jobs = jobs;
        this.unique = unique;
        submissions = unique ? Submissions.withUniqueIds(100) : Submissions.background(100);
    }

    @Override
    public List<Row> rows() {
        var rows = new ArrayList<Row>();
        String suffix = unique ? "-unique" : "";
        rows.add(Row.rate("full-queue-submit" + suffix, unique ? GOAL_UNIQUE : GOAL));
        rows.add(Row.below("full-queue-live-per-job" + suffix, MOST_LIVE, "B"));
        rows.add(Row.less("full-queue-resident-per-job" + suffix, "B"));
        return rows;
    }

    @Override
    public void prepare(Server server) throws IOException {
        long live = server.liveBytes();
        long resident = server.residentBytes();
        Load.fill(server, submissions, jobs);
        memory.put(
                server,
                new double[] {
                    (double) (server.liveBytes() - live) / jobs,
                    (double) (server.residentBytes() - resident) / jobs
                });
    }

    @Override
    public boolean isModest() {
        return false;
    }

    @Override
    public double[] measure(Server server) throws IOException {
        double rate = Load.submit(server, submissions, 1, WINDOW, MORE, MOST);
        double[] measured = Objects.requireNonNull(memory.get(server));
        return new double[] {rate, measured[0], measured[1]};
    }
}
