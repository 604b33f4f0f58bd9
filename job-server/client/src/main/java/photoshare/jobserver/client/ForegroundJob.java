package photoshare.jobserver.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Decimal;
import photoshare.jobserver.protocol.WorkReport;

/// A submitted job whose end somebody waits for. Updates and the end arrive on a thread of the
/// job's own, in the order in which the worker sent them. When the server is lost, a job with a
/// unique id is submitted again and may then be done a second time. Safe for use by any thread.
public final class ForegroundJob {

    private static final Logger LOG = LoggerFactory.getLogger(ForegroundJob.class);
    private static final byte[] NOTHING = {};

    private final JobRequest request;
    private final Consumer<? super JobUpdate> listener;
    private final BiConsumer<ForegroundJob, ReplyLostException> onConnectionLost;
    private final ExecutorService events;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final CompletableFuture<byte[]> result = new CompletableFuture<>();
    private volatile @Nullable JobHandle handle;
    private volatile Runnable onCancelled = () -> {};

    ForegroundJob(
            JobRequest request,
            Consumer<? super JobUpdate> listener,
            BiConsumer<ForegroundJob, ReplyLostException> onConnectionLost) {
        this.request = request;
        this.listener = listener;
        this.onConnectionLost = onConnectionLost;
        this.events =
                Executors.newSingleThreadExecutor(
                        Thread.ofVirtual().name("job-updates " + request).factory());
    }

    /// What was submitted.
    public JobRequest request() {
        return request;
    }

    /// The handle under which the job waits or runs; another one after it was submitted again.
    public JobHandle handle() {
        JobHandle current = handle;
        if (current == null) {
            throw new IllegalStateException(request + " has not been accepted yet");
        }
        return current;
    }

    /// Whether the job has ended, in whatever way.
    public boolean isDone() {
        return result.isDone();
    }

    /// Waits for the worker's result.
    ///
    /// @throws JobFailedException if the worker says so, or the result is larger than the options
    ///   allow
    /// @throws CancellationException if the job was [cancelled][#cancel]
    /// @throws JobServerException if the connection was lost and nobody took the job again
    public byte[] await() throws InterruptedException {
        try {
            return result.get();
        } catch (CancellationException _) {
            throw new CancellationException("The job %s was cancelled".formatted(request));
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        }
    }

    /// See [#await()].
    ///
    /// @throws TimeoutException if the job has not ended by then; it goes on
    public byte[] await(Duration timeout) throws InterruptedException, TimeoutException {
        try {
            return result.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (CancellationException _) {
            throw new CancellationException("The job %s was cancelled".formatted(request));
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        }
    }

    /// Stops waiting for the job; whoever awaits it gets a [CancellationException]. The server
    /// drops the job unless it is under way, is a background job too, or somebody else waits for
    /// it. It only learns of this when the connection ends, so the client makes no further use of
    /// that connection and closes it as soon as no other foreground job waits on it. Does nothing
    /// if the job has ended.
    public void cancel() {
        end(() -> result.cancel(false));
        onCancelled.run();
    }

    private static RuntimeException unchecked(@Nullable Throwable cause) {
        return cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
    }

    /// @param whenCancelled what is to be done when nobody waits for the job any more
    void accepted(JobHandle newHandle, Runnable whenCancelled) {
        handle = newHandle;
        onCancelled = whenCancelled;
    }

    /// Unlike [#isDone()] at once, not only when the listener has heard everything.
    boolean isOver() {
        return ended.get();
    }

    void received(WorkReport report) {
        if (isOver()) {
            return;
        }
        switch (report) {
            case WorkReport.WorkStatus(_, var done, var of) ->
                    tell(new JobUpdate.Progress(number(done), number(of)));
            case WorkReport.WorkData(_, var data) -> tell(new JobUpdate.Data(data.toByteArray()));
            case WorkReport.WorkWarning(_, var data) ->
                    tell(new JobUpdate.Warning(data.toByteArray()));
            case WorkReport.WorkComplete(_, var data) ->
                    end(() -> result.complete(data.toByteArray()));
            case WorkReport.WorkFail _ -> fail(new JobFailedException(request, NOTHING));
            case WorkReport.WorkException(_, var data) ->
                    fail(new JobFailedException(request, data.toByteArray()));
        }
    }

    void fail(String reason) {
        fail(new JobFailedException(request, reason.getBytes(StandardCharsets.UTF_8)));
    }

    void fail(RuntimeException cause) {
        end(() -> result.completeExceptionally(cause));
    }

    void connectionLost(ServerAddress server, String reason) {
        if (!isOver()) {
            onConnectionLost.accept(this, new ReplyLostException(server, reason));
        }
    }

    private void tell(JobUpdate update) {
        events.execute(() -> listen(update));
    }

    private void listen(JobUpdate update) {
        try {
            listener.accept(update);
        } catch (RuntimeException e) {
            LOG.warn("The listener of the job {} failed; the job goes on", request, e);
        }
    }

    private void end(Runnable last) {
        if (ended.compareAndSet(false, true)) {
            events.execute(last);
            events.shutdown();
        }
    }

    private static long number(Bytes text) {
        return Decimal.parse(text).orElse(0);
    }
}
