package photoshare.web.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import photoshare.db.WorkFigures.Figures;
import photoshare.db.WorkFigures.History;
import photoshare.jobserver.client.AdminClient.FunctionStatus;

/// One function. Of our own ones the rows know most; of any other one only what the job servers
/// say.
///
/// @param figures empty for a function that is none of ours
/// @param waiting in no worker's hands
/// @param lost how many of those wait for another worker because theirs is gone
/// @param workers how many offer it, by name
record FunctionCard(
        String name,
        Optional<Figures> figures,
        Sparkline sparkline,
        long waiting,
        long lost,
        long running,
        long workers,
        Instant now) {

    /// @param held what is in somebody's hands, by the rows
    static List<FunctionCard> all(
            List<Figures> figures,
            List<History> histories,
            List<ServerReport> servers,
            List<JobRow> held,
            Instant now) {
        return Stream.concat(
                        figures.stream().map(Figures::function),
                        servers.stream()
                                .flatMap(server -> server.functions().stream())
                                .map(FunctionStatus::function)
                                .sorted())
                .distinct()
                .map(name -> of(name, figures, histories, servers, lost(name, held), now))
                .toList();
    }

    private static FunctionCard of(
            String name,
            List<Figures> figures,
            List<History> histories,
            List<ServerReport> servers,
            long lost,
            Instant now) {
        Optional<Figures> own =
                figures.stream().filter(it -> it.function().equals(name)).findFirst();
        List<FunctionStatus> said =
                servers.stream()
                        .flatMap(server -> server.functions().stream())
                        .filter(status -> status.function().equals(name))
                        .toList();
        long running = said.stream().mapToLong(FunctionStatus::running).sum();
        long jobs = said.stream().mapToLong(FunctionStatus::jobs).sum();
        return new FunctionCard(
                name,
                own,
                sparkline(name, histories),
                own.map(it -> it.waiting() + lost).orElse(jobs - running),
                lost,
                own.map(it -> it.running() - lost).orElse(running),
                workers(name, servers),
                now);
    }

    private static long lost(String name, List<JobRow> held) {
        return held.stream().filter(row -> row.lost() && row.job().function().equals(name)).count();
    }

    private static Sparkline sparkline(String name, List<History> histories) {
        return histories.stream()
                .filter(history -> history.function().equals(name))
                .findFirst()
                .map(history -> new Sparkline(history.done()))
                .orElseGet(Sparkline::flat);
    }

    private static long workers(String name, List<ServerReport> servers) {
        return servers.stream()
                .flatMap(server -> server.peers().stream())
                .filter(peer -> peer.functions().contains(name))
                .map(peer -> peer.clientId().isEmpty() ? peer.address() : peer.clientId())
                .distinct()
                .count();
    }

    public long done() {
        return figures.map(Figures::done).orElse(0L);
    }

    public long failed() {
        return figures.map(Figures::failed).orElse(0L);
    }

    public long retried() {
        return figures.map(Figures::retried).orElse(0L);
    }

    /// For how long the oldest has been owed.
    public String oldest() {
        return figures.flatMap(Figures::oldest)
                .map(since -> Brief.of(Duration.between(since, now)))
                .orElse("-");
    }

    public boolean abandoned() {
        return workers == 0 && waiting > 0;
    }
}
