package photoshare.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// One run of the demo in the foreground, from the first part to the last. It ends by `bin/demo
/// stop` or by a signal.
final class DemoRun {

    private static final String READY =
            """
            ready %1$s
            jobs  %1$s/jobs
            inbox %2$s

            Sign in as ana@example.org or ben@example.org, password photoshare: they are friends, and both may open the jobs page.
            bin/demo status | kill NODE | start NODE | load N | stop, or Ctrl-C here to stop.\
            """;

    private final ClusterSettings settings;
    private final Cluster cluster;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Control control;

    private DemoRun(ClusterSettings settings) throws IOException {
        this.settings = settings;
        cluster = Cluster.of(settings);
    }

    /// Runs the demo until somebody stops it.
    static void run(ClusterSettings settings) throws IOException, InterruptedException {
        var run = new DemoRun(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(run::stop, "stop"));
        try {
            run.start();
            run.stopped.await();
        } finally {
            run.stop();
        }
    }

    private void start() throws IOException {
        var pointer = RunningDemo.pointer(settings.project(), cluster.url().getPort());
        control = Control.of(cluster.commands(), this::stop, pointer);
        cluster.startAll();
        settings.out().accept("");
        settings.out().accept(READY.formatted(cluster.url(), cluster.inbox()));
    }

    /// Comes from the signal and from the command; the second one waits for the first.
    private synchronized void stop() {
        if (stopped.getCount() == 0) {
            return;
        }
        settings.out().accept("stopping");
        try (var _ = control) {
            cluster.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            stopped.countDown();
        }
    }
}
