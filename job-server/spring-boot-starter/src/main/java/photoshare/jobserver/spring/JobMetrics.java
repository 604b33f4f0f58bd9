package photoshare.jobserver.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import photoshare.jobserver.client.JobFunction;
import photoshare.jobserver.client.RejectedJobException;

/// Measures how long jobs take, by function and outcome: `jobs.executions`.
final class JobMetrics implements JobFunctionCustomizer {

    private enum Outcome {
        COMPLETED,
        FAILED,
        REJECTED
    }

    private final MeterRegistry registry;

    JobMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public JobFunction customize(String function, JobFunction code) {
        return job -> {
            var sample = Timer.start(registry);
            var outcome = Outcome.FAILED;
            try {
                code.run(job);
                outcome = Outcome.COMPLETED;
            } catch (RejectedJobException e) {
                outcome = Outcome.REJECTED;
                throw e;
            } finally {
                sample.stop(timer(function, outcome));
            }
        };
    }

    private Timer timer(String function, Outcome outcome) {
        return Timer.builder("jobs.executions")
                .description("How long the jobs of a function take")
                .tag("function", function)
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }
}
