package photoshare.web.jobs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import photoshare.db.Notifications;
import photoshare.db.Outbox;
import photoshare.jobserver.client.ConnectionListener;
import photoshare.jobserver.client.JobClient;
import photoshare.jobserver.client.JobRequest;
import photoshare.jobserver.client.JobServerException;
import photoshare.jobserver.client.ServerAddress;
import photoshare.jobserver.client.Submission;
import photoshare.jobserver.protocol.Priority;
import photoshare.web.system.Bell;

/// Hands what is owed to the job server, on every web node. It only ever submits: a row goes when
/// the job's effect is committed, and until then comes up again and is submitted again under the
/// same unique id, which the job server takes for the same job.
@Component
final class OutboxRelay implements SmartLifecycle, ConnectionListener {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int AT_ONCE = 100;
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Outbox outbox;
    private final JobClient jobServer;
    private final Bell owed = new Bell();
    private final Bell connected = new Bell();
    private volatile @Nullable Thread thread;
    private Duration pause = Duration.ZERO;

    OutboxRelay(Outbox outbox, JobClient jobServer, Notifications notifications) {
        this.outbox = outbox;
        this.jobServer = jobServer;
        notifications.listen("outbox", _ -> owed.ring());
        jobServer.addListener(this);
    }

    /// A server that is new or back knows nothing of what an earlier one was told.
    @Override
    public void onConnected(ServerAddress server) {
        everythingIsDue();
        connected.ring();
    }

    /// Another server may take what the lost one had.
    @Override
    public void onConnectionLost(ServerAddress server, String reason) {
        everythingIsDue();
    }

    private void everythingIsDue() {
        if (isRunning()) {
            outbox.everythingIsDue();
            owed.ring();
        }
    }

    @Override
    public void start() {
        Thread relaying =
                Thread.ofVirtual().name("outbox-relay").unstarted(this::relayUntilStopped);
        thread = relaying;
        relaying.start();
    }

    /// Without a last word: what was claimed and not submitted comes up at another node.
    @Override
    public void stop() {
        Thread relaying = thread;
        thread = null;
        if (relaying != null) {
            relaying.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void relayUntilStopped() {
        try {
            while (isRunning()) {
                relayOrWait();
            }
        } catch (InterruptedException _) {
            log.debug("The outbox relay has stopped");
        }
    }

    private void relayOrWait() throws InterruptedException {
        try {
            relayAllDue();
            if (pause.isZero()) {
                owed.await(outbox.untilNextDue());
            } else {
                connected.await(pause);
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("The outbox cannot be read ({}): jobs wait in it", e.getMessage());
            Thread.sleep(SHORTEST_PAUSE);
        } catch (RuntimeException e) {
            log.error("The outbox relay has failed and begins anew", e);
            Thread.sleep(LONGEST_PAUSE);
        }
    }

    private void relayAllDue() {
        List<Outbox.Entry> entries;
        do {
            entries = outbox.claimDue(AT_ONCE);
            if (!entries.isEmpty()) {
                submit(entries);
            }
        } while (entries.size() == AT_ONCE && pause.isZero());
    }

    private void submit(List<Outbox.Entry> entries) {
        List<JobRequest> requests = entries.stream().map(OutboxRelay::request).toList();
        firstFailure(jobServer.submitBackground(requests))
                .ifPresentOrElse(this::slowDown, this::resume);
    }

    private static JobRequest request(Outbox.Entry entry) {
        return new JobRequest(
                entry.function(),
                entry.uniqueId(),
                entry.payload().getBytes(StandardCharsets.UTF_8),
                Priority.valueOf(entry.priority().name()));
    }

    private static Optional<JobServerException> firstFailure(List<Submission> submissions) {
        return submissions.stream()
                .filter(Submission.Failed.class::isInstance)
                .map(failed -> ((Submission.Failed) failed).cause())
                .findFirst();
    }

    private void slowDown(JobServerException cause) {
        if (pause.isZero()) {
            log.warn("{}. Jobs stay in the outbox and are submitted later", cause.getMessage());
            pause = SHORTEST_PAUSE;
        } else {
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        }
    }

    private void resume() {
        if (!pause.isZero()) {
            log.info("The job server takes jobs again");
            pause = Duration.ZERO;
        }
    }
}
