package photoshare.jobserver.app;

import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/// What `bin/job-server` understands, and the property that each option sets.
enum CommandLineOption {
    PORT("--port", "N", "job-server.port", "Where to listen (4730); 0 for any free port."),
    HOST(
            "--host",
            "H",
            "job-server.host",
            "The address to listen on (127.0.0.1, this machine alone)."),
    QUEUE(
            "--queue",
            "NAME",
            "job-server.queue",
            "The queue to serve (default). A second server of the same queue and store stands by."),
    STORE(
            "--store",
            "STORE",
            "job-server.store",
            "Where background jobs are kept: memory, or jdbc:postgresql://HOST/DATABASE?user=..."),
    TLS_CERT(
            "--tls-cert",
            "FILE",
            "job-server.tls.certificate",
            "The server's certificate chain (PEM): TLS 1.3 from now on."),
    TLS_KEY("--tls-key", "FILE", "job-server.tls.key", "Its private key (PEM, PKCS#8)."),
    TLS_CA(
            "--tls-ca",
            "FILE",
            "job-server.tls.client-ca",
            "Who signs clients' certificates (PEM): from now on clients must show one."),
    MAX_PACKET(
            "--max-packet",
            "SIZE",
            "job-server.max-packet",
            "The largest packet that is accepted (64MB)."),
    ATTEMPTS(
            "--attempts",
            "N",
            "job-server.attempts",
            "How many workers may lose a job before it fails; 0 for any number (0)."),
    DRAIN(
            "--drain",
            "TIME",
            "job-server.drain",
            "How long running jobs may take to end after SIGTERM (30s)."),
    HTTP_PORT(
            "--http-port",
            "N",
            "server.port",
            "Where health and metrics are served (4000 above the port; any free one with port 0).");

    private final String name;
    private final String label;
    private final String property;
    private final String description;

    CommandLineOption(String name, String label, String property, String description) {
        this.name = name;
        this.label = label;
        this.property = property;
        this.description = description;
    }

    /// The option for a property, also for one that follows from it.
    static Optional<CommandLineOption> that(String property) {
        return property.equals("server.address")
                ? Optional.of(HOST)
                : Stream.of(values()).filter(each -> each.property.equals(property)).findFirst();
    }

    String description() {
        return description;
    }

    String option() {
        return name;
    }

    OptionSpec specification() {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build();
    }

    /// Whether the argument sets the property itself.
    boolean isSetBy(String argument) {
        return argument.startsWith(setTo(""));
    }

    /// The argument that Spring Boot understands.
    String setTo(String value) {
        return "--" + property + "=" + value;
    }
}
