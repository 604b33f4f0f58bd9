package photoshare.jobserver.spring.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import photoshare.jobserver.engine.JobServer;
import photoshare.jobserver.engine.JobServerStatistics;

/// What there is to do, by function: what autoscalers and dashboards look at. Functions come and
/// go, so the gauges are laid out anew all the time.
final class JobServerMetrics implements AutoCloseable {

    private final JobServer server;
    private final InstantSource clock = InstantSource.system();
    private final MultiGauge waiting;
    private final MultiGauge delayed;
    private final MultiGauge running;
    private final MultiGauge workers;
    private final MultiGauge oldestWait;
    private final ScheduledExecutorService everySecond =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("job-server-metrics").factory());

    JobServerMetrics(JobServer server, MeterRegistry registry) {
        this.server = server;
        waiting = gauge("gearman.jobs.waiting", "jobs", registry);
        delayed = gauge("gearman.jobs.delayed", "jobs", registry);
        running = gauge("gearman.jobs.running", "jobs", registry);
        workers = gauge("gearman.workers", "workers", registry);
        oldestWait = gauge("gearman.jobs.oldest.wait", "seconds", registry);
        registry.gauge("gearman.connections", server, each -> each.statistics().connections());
        everySecond.scheduleWithFixedDelay(this::update, 0, 1, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        everySecond.shutdownNow();
    }

    private void update() {
        List<JobServerStatistics.Function> functions = server.statistics().functions();
        lay(waiting, functions, JobServerStatistics.Function::waiting);
        lay(delayed, functions, JobServerStatistics.Function::delayed);
        lay(running, functions, JobServerStatistics.Function::running);
        lay(workers, functions, JobServerStatistics.Function::workers);
        lay(oldestWait, functions, each -> each.oldestWait(clock.instant()).toMillis() / 1000.0);
    }

    private static MultiGauge gauge(String name, String unit, MeterRegistry registry) {
        return MultiGauge.builder(name).baseUnit(unit).register(registry);
    }

    private static void lay(
            MultiGauge gauge,
            List<JobServerStatistics.Function> functions,
            ToDoubleFunction<JobServerStatistics.Function> value) {
        gauge.register(
                functions.stream()
                        .map(each -> row(each.name(), value.applyAsDouble(each)))
                        .toList(),
                true);
    }

    private static Row<?> row(String function, double value) {
        return Row.of(Tags.of("function", function), value);
    }
}
