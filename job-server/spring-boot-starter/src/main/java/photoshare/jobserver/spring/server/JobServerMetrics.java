package photoshare.jobserver.spring.server;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
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
        waiting = gauge("gearman.jobs.waiting", "Jobs that could be done now", registry);
        delayed = gauge("gearman.jobs.delayed", "Jobs whose time has not come", registry);
        running = gauge("gearman.jobs.running", "Jobs that a worker has", registry);
        workers = gauge("gearman.workers", "Workers that offer the function", registry);
        oldestWait =
                gauge(
                        "gearman.jobs.oldest.wait.seconds",
                        "How long the oldest waiting job has waited",
                        registry);
        Gauge.builder("gearman.connections", server, each -> each.statistics().connections())
                .description("Open connections of clients, workers and administrators")
                .register(registry);
        for (Role role : Role.values()) {
            Gauge.builder("gearman.role", server, each -> each.role() == role ? 1 : 0)
                    .description("1 for what the server is now")
                    .tag("role", role.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .register(registry);
        }
        count("gearman.jobs.submitted", "Jobs taken", Totals::submitted, registry);
        count("gearman.jobs.completed", "Jobs that ended", Totals::completed, registry);
        count("gearman.requests.refused", "Requests refused", Totals::refused, registry);
        count("gearman.store.commits", "Commits of the store", Totals::commits, registry);
        count("gearman.store.changes", "Jobs stored or removed", Totals::changes, registry);
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

    private static MultiGauge gauge(String name, String description, MeterRegistry registry) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    /// Begins again at zero whenever the server begins to serve, which whoever computes rates from
    /// it is used to.
    private void count(
            String name, String description, ToLongFunction<Totals> total, MeterRegistry registry) {
        FunctionCounter.builder(name, server, each -> total.applyAsLong(each.statistics().totals()))
                .description(description)
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
