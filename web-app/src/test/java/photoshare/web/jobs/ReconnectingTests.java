package photoshare.web.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import photoshare.jobserver.client.AdminClient.Peer;
import photoshare.jobserver.client.ServerAddress;

class ReconnectingTests {

    private static final ServerAddress FIRST = ServerAddress.parse("localhost:4730");
    private static final ServerAddress SECOND = ServerAddress.parse("localhost:4731");

    private final Reconnecting reconnecting = new Reconnecting();
    private Instant now = Instant.EPOCH;

    @Test
    void areThoseOfTheServerThatHasGoneUntilTheyHaveCome() {
        look(serving(FIRST, "resize-1", "resize-2"));
        after(Duration.ofMinutes(1));
        assertThat(look(serving(FIRST, "resize-1", "resize-2"))).isEmpty();
        after(Duration.ofSeconds(1));
        assertThat(look(silent(FIRST), silent(SECOND))).isEmpty();
        after(Duration.ofSeconds(1));
        assertThat(look(silent(FIRST), serving(SECOND))).containsOnly("resize-1", "resize-2");
        after(Duration.ofSeconds(1));
        assertThat(look(silent(FIRST), serving(SECOND, "resize-2"))).containsOnly("resize-1");
    }

    @Test
    void areLostWhenTheyDoNotCome() {
        look(serving(FIRST, "resize-1"));
        after(Duration.ofMinutes(1));
        look(serving(FIRST, "resize-1"));
        assertThat(look(serving(SECOND))).containsOnly("resize-1");
        after(Reconnecting.A_MOMENT);
        assertThat(look(serving(SECOND))).isEmpty();
    }

    @Test
    void areNobodyWhoseServerIsStillThere() {
        look(serving(FIRST, "resize-1"));
        after(Duration.ofMinutes(1));
        look(serving(FIRST, "resize-1"));
        after(Duration.ofSeconds(1));
        assertThat(look(serving(FIRST))).isEmpty();
    }

    @Test
    void doNotLookAsIfNobodyWorked() {
        List<ServerReport> servers = List.of(serving(SECOND));
        var workers = WorkerRow.all(servers, Set.of("resize-1"), List.of(), List.of());
        var serving = ServerRow.all(servers, List.of(), List.of());

        assertThat(workers).extracting(WorkerRow::connection).containsOnly("jobs.reconnecting");
        assertThat(Health.of(List.of(), workers, serving, false).sentences())
                .noneMatch(Health.Sentence::bad)
                .extracting(Health.Sentence::code)
                .contains("jobs.health.reconnecting");
    }

    private Set<String> look(ServerReport... servers) {
        return reconnecting.among(List.of(servers), now);
    }

    private void after(Duration time) {
        now = now.plus(time);
    }

    private static ServerReport serving(ServerAddress server, String... workers) {
        List<Peer> peers =
                Stream.of(workers)
                        .map(name -> new Peer("7", "127.0.0.1", name, List.of("resize-photo")))
                        .toList();
        return new ServerReport(server, "", "1.0", List.of(), peers);
    }

    private static ServerReport silent(ServerAddress server) {
        return ServerReport.silent(server, "connection refused");
    }
}
