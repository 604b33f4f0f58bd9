package photoshare.web.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
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

    private @Nullable JobsView latest;
    private long taken;

    JobsBoards(
            WorkFigures figures,
            WorkLog log,
            LedgerPage ledger,
            JobServerSessions sessions,
            Servers servers,
            DemoControl demo,
            InstantSource clock) {
        this.figures = figures;
        this.log = log;
        this.ledger = ledger;
        this.sessions = sessions;
        this.servers = servers;
        this.demo = demo;
        this.clock = clock;
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

    /// What somebody has just done is to be seen at once.
    synchronized void changed() {
        latest = null;
    }

    @Scheduled(fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        figures.forgetOld();
    }

    private JobsBoard look() {
        Servers.Reports reports = servers.ask();
        Instant now = clock.instant();
        var functions = FunctionCard.all(figures.now(), figures.histories(), reports.own(), now);
        List<WorkLog.Job> running = log.running(MOST_RUNNING);
        var workers = WorkerRow.all(reports.own(), log.workers(), running, now);
        var serving = ServerRow.all(reports.own(), sessions.all());
        return new JobsBoard(
                Health.of(functions, workers, serving, demo.present()),
                functions,
                workers,
                serving,
                reports.monitored(),
                rows(running, now),
                rows(log.failed(ROWS), now),
                rows(log.recent(ROWS), now),
                ledger.last(ROWS),
                ledger.ofOneDay(),
                demo.parts());
    }

    private static List<JobRow> rows(List<WorkLog.Job> jobs, Instant now) {
        return jobs.stream().map(job -> new JobRow(job, now)).toList();
    }
}
