package photoshare.jobserver.spring;

import org.slf4j.MDC;
import photoshare.jobserver.client.JobFunction;
import photoshare.jobserver.client.RejectedJobException;
import photoshare.jobserver.client.RunningJob;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads the payload and names the job in every log line of its handler.
final class JsonJobFunction<T> implements JobFunction {

    private final JobRegistration<T> registration;
    private final JsonMapper mapper;

    JsonJobFunction(JobRegistration<T> registration, JsonMapper mapper) {
        this.registration = registration;
        this.mapper = mapper;
    }

    @Override
    public void run(RunningJob job) throws Exception {
        try (var _ = MDC.putCloseable("job", job.handle());
                var _ = MDC.putCloseable("function", job.function())) {
            registration.handler().handle(payload(job), job);
        }
    }

    private T payload(RunningJob job) {
        try {
            T payload = mapper.readValue(job.payload(), registration.payload());
            if (payload == null) {
                throw rejected("it is null");
            }
            return payload;
        } catch (JacksonException e) {
            throw rejected(e.getOriginalMessage());
        }
    }

    private RejectedJobException rejected(String reason) {
        return new RejectedJobException(
                "its payload is no %s: %s"
                        .formatted(registration.payload().getSimpleName(), reason));
    }
}
