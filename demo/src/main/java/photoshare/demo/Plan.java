package photoshare.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
    private final String publicUrl;
    private final String inboxUrl;

    private final int postgres;
    private final int smtp;
    private final int jobs1;
    private final int jobs2;

    /// @param settings with the true ports of the pages
    /// @param data where parts keep what they must not lose
    Plan(ClusterSettings settings, Path data, Ports ports) {
        this.settings = settings;
        this.data = data;
        this.ports = ports;
        publicUrl = "http://localhost:" + settings.port();
        inboxUrl = "http://localhost:" + settings.inboxPort();
        postgres = ports.next();
        smtp = ports.next();
        jobs1 = ports.next();
        jobs2 = ports.next();
    }

    List<Part> parts() {
        var parts = new ArrayList<Part>();
        parts.add(postgres());
        parts.add(new MailPart(smtp, settings.inboxPort(), data.resolve("mails")));
        var jobServer = jar("job-server/app", "job-server-app");
        parts.add(jobServer(JOBS_1, jobs1, jobServer, true));
        parts.add(jobServer(JOBS_2, jobs2, jobServer, false));
        parts.addAll(several("web", settings.web(), this::web, jar("web-app", "web-app")));
        parts.addAll(several("resize", settings.resize(), this::resize, worker("resize-worker")));
        parts.addAll(several("email", settings.email(), this::email, worker("email-worker")));
        return parts;
    }

    private interface Kind {
        Part part(String name, int port, BootJar jar);
    }

    private List<Part> several(String prefix, int count, Kind kind, BootJar jar) {
        var parts = new ArrayList<Part>();
        for (int i = 1; i <= count; i++) {
            parts.add(kind.part(prefix + "-" + i, ports.next(), jar));
        }
        return parts;
    }

    private BootJar worker(String module) {
        return jar(module, module);
    }

    private BootJar jar(String module, String artifact) {
        return BootJar.of(settings.project().resolve(module), artifact);
    }

    private Part postgres() {
        var programs = settings.project().resolve("demo/target/postgres");
        return new PostgresPart(postgres, programs, data.resolve("postgres"));
    }

    private Part jobServer(String name, int port, BootJar jar, boolean fromTheBeginning) {
        return new BootPart(
                name,
                port,
                ports.next(),
                jar,
                List.of("-Xmx64m", Java.QUICK),
                List.of("--job-server.host=127.0.0.1", "--job-server.port=" + port),
                Set.of(),
                fromTheBeginning);
    }

    private Part web(String name, int port, BootJar jar) {
        var arguments =
                arguments(
                        client(name),
                        pages(),
                        List.of(
                                "--spring.profiles.active=demo",
                                "--app.inbox-url=" + inboxUrl,
                                "--storage.directory=" + data.resolve("photos")));
        var after = name.equals(FIRST_WEB) ? Set.of(PostgresPart.NAME) : Set.of(FIRST_WEB);
        var jvm = List.of("-Xmx160m", Java.QUICK);
        return new BootPart(name, port, port, jar, jvm, arguments, after, true);
    }

    private Part resize(String name, int port, BootJar jar) {
        var arguments =
                arguments(client(name), List.of("--storage.directory=" + data.resolve("photos")));
        var jvm = List.of("-Xmx320m", "--enable-native-access=ALL-UNNAMED");
        return new BootPart(
                name, port, port, jar, jvm, arguments, Set.of(FIRST_WEB, JOBS_1), true);
    }

    private Part email(String name, int port, BootJar jar) {
        var arguments =
                arguments(
                        client(name),
                        pages(),
                        List.of("--storage.directory=" + data.resolve("photos")));
        var jvm = List.of("-Xmx64m", Java.QUICK);
        var after = Set.of(FIRST_WEB, JOBS_1, MailPart.NAME);
        return new BootPart(name, port, port, jar, jvm, arguments, after, true);
    }

    /// What everybody is told who uses the database and the job servers.
    private List<String> client(String name) {
        return List.of(
                "--spring.datasource.url=" + PostgresPart.jdbcUrl(postgres),
                "--spring.datasource.username=" + PostgresPart.USER,
                "--jobs.servers=localhost:" + jobs1 + ",localhost:" + jobs2,
                "--jobs.client-id=" + name,
                "--jobs.drain=" + DRAIN,
                "--spring.lifecycle.timeout-per-shutdown-phase=" + DRAIN);
    }

    /// What everybody is told who writes mails.
    private List<String> pages() {
        return List.of(
                "--app.public-url=" + publicUrl,
                "--spring.mail.host=localhost",
                "--spring.mail.port=" + smtp);
    }

    @SafeVarargs
    private static List<String> arguments(List<String>... groups) {
        return Stream.of(groups).flatMap(List::stream).toList();
    }
}
