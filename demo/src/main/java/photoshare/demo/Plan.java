package photoshare.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Which parts there are, and what each is told. Web 1 goes first and the others follow it, so that
/// on a small machine the first page comes soon.
final class Plan {

    private static final String FIRST_WEB = "web-1";
    private static final String JOBS_1 = "job-server-1";
    private static final String JOBS_2 = "job-server-2";
    private static final String DRAIN = "5s";

    private final ClusterSettings settings;
    private final Path data;
    private final Ports ports;
    private final URI control;

    private final int postgres;
    private final int smtp;
    private final int jobs1;
    private final int jobs2;

    /// @param settings with the true ports of the pages
    /// @param data where parts keep what they must not lose
    /// @param control where web nodes give orders about the parts
    Plan(ClusterSettings settings, Path data, Ports ports, URI control) {
        this.settings = settings;
        this.data = data;
        this.ports = ports;
        this.control = control;
        postgres = ports.next();
        smtp = ports.next();
        jobs1 = ports.next();
        jobs2 = ports.next();
    }

    List<Part> parts() {
        var jobServer = jar("job-server/app", "job-server-app");
        var web = jar("web-app", "web-app");
        var resize = jar("resize-worker", "resize-worker");
        var email = jar("email-worker", "email-worker");
        var parts = new ArrayList<Part>();
        parts.add(postgres());
        parts.add(new MailPart(smtp, settings.inboxPort(), data.resolve("mails")));
        parts.add(jobServer(JOBS_1, jobs1, jobServer, Set.of(PostgresPart.NAME)));
        parts.add(jobServer(JOBS_2, jobs2, jobServer, Set.of(JOBS_1)));
        names("web", settings.web()).forEach(name -> parts.add(web(name, web)));
        names("resize", settings.resize()).forEach(name -> parts.add(resize(name, resize)));
        names("email", settings.email()).forEach(name -> parts.add(email(name, email)));
        return parts;
    }

    private static Stream<String> names(String kind, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> kind + "-" + number);
    }

    private BootJar jar(String module, String artifact) {
        return BootJar.of(settings.project().resolve(module), artifact);
    }

    private Part postgres() {
        var programs = settings.project().resolve("demo/target/postgres");
        return new PostgresPart(postgres, programs, data.resolve("postgres"));
    }

    /// The two share a queue: one serves, the other stands by.
    private Part jobServer(String name, int port, BootJar jar, Set<String> after) {
        return new BootPart(
                name,
                port,
                ports.next(),
                jar,
                64,
                List.of(
                        "--job-server.host=127.0.0.1",
                        "--job-server.port=" + port,
                        "--job-server.store=" + PostgresPart.jdbcUrl(postgres),
                        "--job-server.store-username=" + PostgresPart.USER),
                Map.of(),
                after,
                true);
    }

    private Part web(String name, BootJar jar) {
        var after = name.equals(FIRST_WEB) ? Set.of(PostgresPart.NAME) : Set.of(FIRST_WEB);
        var orders = Map.of("APP_DEMOCONTROLURL", control.toString());
        return client(name, jar, 112, orders, after);
    }

    private Part resize(String name, BootJar jar) {
        return client(name, jar, 320, Map.of(), Set.of(FIRST_WEB, JOBS_1));
    }

    private Part email(String name, BootJar jar) {
        var after = Set.of(FIRST_WEB, JOBS_1, MailPart.NAME);
        return client(name, jar, 64, Map.of(), after);
    }

    /// A process that uses the database and the job servers. All are told the same, whether they
    /// ask or not.
    private Part client(
            String name,
            BootJar jar,
            int heap,
            Map<String, String> environment,
            Set<String> after) {
        int port = ports.next();
        var arguments =
                List.of(
                        "--spring.profiles.active=demo",
                        "--spring.datasource.url=" + PostgresPart.jdbcUrl(postgres),
                        "--spring.datasource.username=" + PostgresPart.USER,
                        "--spring.mail.host=localhost",
                        "--spring.mail.port=" + smtp,
                        "--spring.lifecycle.timeout-per-shutdown-phase=" + DRAIN,
                        "--storage.directory=" + data.resolve("photos"),
                        "--jobs.servers=localhost:" + jobs1 + ",localhost:" + jobs2,
                        "--jobs.client-id=" + name,
                        "--jobs.drain=" + DRAIN,
                        "--app.public-url=http://localhost:" + settings.port(),
                        "--app.inbox-url=http://localhost:" + settings.inboxPort());
        return new BootPart(name, port, port, jar, heap, arguments, environment, after, false);
    }
}
