package photoshare.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;

/// One run of the demo in the foreground, from the first part to the last. It ends by `bin/demo
/// stop` or by a signal.
final class DemoRun {

    private static final String READY =
            """
            ready %1$s
            jobs  %1$s/jobs
            inbox %2$s

            Sign in as ana@example.org or ben@example.org, password photoshare: they are friends.
            bin/demo status | kill NODE | start NODE | stop, or Ctrl-C here to stop.\
            """;

    private final ClusterSettings settings;
    private final Cluster cluster;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private DemoRun(ClusterSettings settings) throws IOException {
        this.settings = settings;
        cluster = Cluster.of(settings);
    }

    /// Runs the demo until somebody stops it.
    static void run(ClusterSettings settings) throws IOException, InterruptedException {
        var run = new DemoRun(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(run::stop, "stop"));
        var pointer = RunningDemo.pointer(settings.project(), run.cluster.url().getPort());
        try (var _ = Control.of(run.cluster, run::stop, pointer)) {
            run.start();
            run.stopped.await();
        } finally {
            run.stop();
        }
    }

    private void start() {
        cluster.startAll();
        settings.out().accept("");
        settings.out().accept(READY.formatted(cluster.url(), cluster.inbox()));
    }

    private void stop() {
        try {
            cluster.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            stopped.countDown();
        }
    }
}
