package photoshare.jobserver.app;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import photoshare.jobserver.engine.JobServer;
import photoshare.jobserver.engine.Role;

/// The embedded server and nothing else: this process has no jobs of its own to submit or do.
@SpringBootApplication(
        proxyBeanMethods = false,
        excludeName = "photoshare.jobserver.spring.JobServerAutoConfiguration")
public class JobServerApplication {

    private final JobServer server;
    private final String host;

    JobServerApplication(JobServer server, @Value("${job-server.host:127.0.0.1}") String host) {
        this.server = server;
        this.host = host;
    }

    /// @param arguments settings, such as `--job-server.port=4730`
    public static void main(String[] arguments) {
        var command =
                new JobServerCommand(properties ->
                        SpringApplication.run(JobServerApplication.class, properties));
        int status = command.execute(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    /// For whoever started the process and waits for the address.
    @EventListener(ApplicationReadyEvent.class)
    void announce() {
        server.addListener(this::say);
        say(server.role());
    }

    private void say(Role role) {
        System.out.printf("%s %s:%d%n", word(role), host, server.address().getPort());
    }

    private static String word(Role role) {
        return switch (role) {
            case SERVING -> "ready";
            case STANDBY -> "standby";
            case OUT_OF_SERVICE -> "out-of-service";
            case STOPPED -> "stopped";
        };
    }
}
