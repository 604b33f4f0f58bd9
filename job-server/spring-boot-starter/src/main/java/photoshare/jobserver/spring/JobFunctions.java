package photoshare.jobserver.spring;

import java.util.List;
import photoshare.jobserver.client.JobFunction;
import photoshare.jobserver.client.WorkerFunction;
import photoshare.jobserver.spring.JobsProperties.Function;
import tools.jackson.databind.json.JsonMapper;

/// Makes worker functions of registrations and settings.
final class JobFunctions {

    private final JobsProperties properties;
    private final JsonMapper mapper;
    private final List<JobFunctionCustomizer> customizers;

    JobFunctions(
            JobsProperties properties, JsonMapper mapper, List<JobFunctionCustomizer> customizers) {
        this.properties = properties;
        this.mapper = mapper;
        this.customizers = customizers;
    }

    WorkerFunction of(JobRegistration<?> registration) {
        var name = registration.function();
        var settings = properties.functions().getOrDefault(name, Function.DEFAULT);
        return new WorkerFunction(
                name,
                customized(name, new JsonJobFunction<>(registration, mapper)),
                settings.concurrency(),
                settings.timeout(),
                settings.threads());
    }

    private JobFunction customized(String name, JobFunction code) {
        for (var customizer : customizers) {
            code = customizer.customize(name, code);
        }
        return code;
    }
}
