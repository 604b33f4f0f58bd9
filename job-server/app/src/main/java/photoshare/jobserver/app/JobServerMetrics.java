package photoshare.jobserver.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.InstantSource;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import photoshare.jobserver.engine.JobServer;
import photoshare.jobserver.engine.JobServerStatistics;

/// What there is to do, by function: what autoscalers and dashboards look at. Functions come and
/// go, so the gauges are laid out anew all the time.
@Component
final class JobServerMetrics {

    private final JobServer server;
    private final InstantSource clock = InstantSource.system();
    private final MultiGauge waiting;
    private final MultiGauge delayed;
    private final MultiGauge running;
    private final MultiGauge workers;
    private final MultiGauge oldestWait;

    JobServerMetrics(JobServer server, MeterRegistry registry) {
        this.server = server;
        waiting = gauge("gearman.jobs.waiting", "jobs", registry);
        delayed = gauge("gearman.jobs.delayed", "jobs", registry);
        running = gauge("gearman.jobs.running", "jobs", registry);
        workers = gauge("gearman.workers", "workers", registry);
        oldestWait = gauge("gearman.jobs.oldest.wait", "seconds", registry);
        registry.gauge("gearman.connections", server, each -> each.statistics().connections());
    }

    @Scheduled(fixedDelayString = "1s")
    void update() {
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
