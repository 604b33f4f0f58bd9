package photoshare.jobserver.spring.server;

import io.micrometer.core.instrument.FunctionCounter;
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
import java.util.function.ToLongFunction;
import photoshare.jobserver.engine.JobServer;
import photoshare.jobserver.engine.JobServerStatistics;
import photoshare.jobserver.engine.Role;
import photoshare.jobserver.engine.broker.Operations.Totals;

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
        registry.gauge("gearman.serving", server, each -> each.role() == Role.SERVING ? 1 : 0);
        count("gearman.jobs.submitted", Totals::submitted, registry);
        count("gearman.jobs.completed", Totals::completed, registry);
        count("gearman.store.commits", Totals::commits, registry);
        count("gearman.store.changes", Totals::changes, registry);
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

    /// Begins again at zero whenever the server begins to serve, which whoever computes rates from
    /// it is used to.
    private void count(String name, ToLongFunction<Totals> total, MeterRegistry registry) {
        FunctionCounter.builder(name, server, each -> total.applyAsLong(each.statistics().totals()))
                .register(registry);
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
