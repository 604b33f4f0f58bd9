package photoshare.jobserver.spring;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import photoshare.jobserver.client.WorkerSnapshot;

/// What a worker has in its hands and to whom it is connected.
final class JobWorkerMetrics implements MeterBinder {

    private final JobWorkerLifecycle worker;

    JobWorkerMetrics(JobWorkerLifecycle worker) {
        this.worker = worker;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("jobs.running", () -> value(WorkerSnapshot::running))
                .description("Jobs in the hands of this worker")
                .register(registry);
        Gauge.builder("jobs.servers.connected", () -> value(worker -> worker.connected().size()))
                .description("Job servers that this worker is connected to")
                .register(registry);
        FunctionCounter.builder("jobs.unreported", this, _ -> value(WorkerSnapshot::unreported))
                .description("Jobs whose server was lost before their end could be reported")
                .register(registry);
    }

    private double value(ToDoubleFunction<WorkerSnapshot> value) {
        return worker.snapshot().map(value::applyAsDouble).orElse(0.0);
    }
}
