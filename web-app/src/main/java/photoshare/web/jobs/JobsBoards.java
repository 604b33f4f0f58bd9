package photoshare.web.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.thymeleaf.ITemplateEngine;
import photoshare.db.JobServerSessions;
import photoshare.db.LedgerPage;
import photoshare.db.WorkFigures;
import photoshare.db.WorkLog;

/// Looks at the rows and asks the job servers: once a second at most, however many people watch
/// this node, and not at all while nobody does.
@Component
class JobsBoards {

    static final Duration FRESH = Duration.ofSeconds(1);

    private static final int ROWS = 20;
    private static final int MOST_RUNNING = 200;

    private final WorkFigures figures;
    private final WorkLog log;
    private final LedgerPage ledger;
    private final JobServerSessions sessions;
    private final Servers servers;
    private final DemoControl demo;
    private final InstantSource clock;
    private final TransactionTemplate oneMoment;
    private final Reconnecting reconnecting = new Reconnecting();

    private @Nullable JobsView latest;
    private long taken;

    JobsBoards(
            WorkFigures figures,
            WorkLog log,
            LedgerPage ledger,
            JobServerSessions sessions,
            Servers servers,
            DemoControl demo,
            InstantSource clock,
            PlatformTransactionManager transactions) {
        this.figures = figures;
        this.log = log;
        this.ledger = ledger;
        this.sessions = sessions;
        this.servers = servers;
        this.demo = demo;
        this.clock = clock;
        this.oneMoment = new TransactionTemplate(transactions);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneMoment.setReadOnly(true);
    }

    /// Those who ask while somebody looks wait for what that one sees.
    synchronized JobsView latest() {
        JobsView view = latest;
        if (view == null || System.nanoTime() - taken > FRESH.toNanos()) {
            view = new JobsView(look());
            latest = view;
            taken = System.nanoTime();
        }
        return view;
    }

    /// The one section for which no row is needed.
    String parts(Locale reader, ITemplateEngine templates) {
        return JobsView.parts(demo.parts(), reader, templates);
    }

    /// What somebody has just done is to be seen at once.
    synchronized void changed() {
        latest = null;
    }

    @Scheduled(fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        figures.forgetOld();
    }

    /// All rows are of one moment, so that no job runs in one table and is done in another.
    private JobsBoard look() {
        Servers.Reports reports = servers.ask();
        List<DemoPart> parts = demo.parts();
        return oneMoment.execute(_ -> board(reports, parts));
    }

    private JobsBoard board(Servers.Reports reports, List<DemoPart> parts) {
        Instant now = clock.instant();
        Set<String> coming = reconnecting.among(reports.own(), now);
        List<JobRow> running = running(reports.own(), coming, now);
        var functions =
                FunctionCard.all(figures.now(), figures.histories(), reports.own(), running, now);
        var workers = WorkerRow.all(reports.own(), coming, log.workers(), running);
        var serving = ServerRow.all(reports.own(), sessions.all(), parts);
        return new JobsBoard(
                Health.of(functions, workers, serving, demo.present()),
                functions,
                workers,
                serving,
                reports.monitored(),
                running,
                rows(log.failed(ROWS), now),
                rows(log.recent(ROWS), now),
                ledger.last(ROWS),
                ledger.ofOneDay(),
                parts);
    }

    /// While no job server answers, nobody can tell which workers are there.
    private List<JobRow> running(List<ServerReport> servers, Set<String> coming, Instant now) {
        boolean known = servers.stream().anyMatch(ServerReport::answers);
        Set<String> there =
                Stream.concat(
                                servers.stream().flatMap(server -> server.names().stream()),
                                coming.stream())
                        .collect(Collectors.toSet());
        return log.running(MOST_RUNNING).stream()
                .map(job ->
                        new JobRow(
                                job, known && job.worker().filter(there::contains).isEmpty(), now))
                .toList();
    }

    private static List<JobRow> rows(List<WorkLog.Job> jobs, Instant now) {
        return jobs.stream().map(job -> new JobRow(job, false, now)).toList();
    }
}
