package photoshare.jobserver.benchmarks.drill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import photoshare.jobserver.client.JobClient;
import photoshare.jobserver.client.JobRequest;
import photoshare.jobserver.client.JobServerException;
import photoshare.jobserver.client.JobWorker;
import photoshare.jobserver.client.JobWorkerOptions;
import photoshare.jobserver.client.RunningJob;
import photoshare.jobserver.client.WorkerFunction;

/// Clients that submit numbered jobs, each until it is acknowledged, and a worker that does them.
final class Load implements AutoCloseable {

    private static final String FUNCTION = "drill";
    private static final int CLIENTS = 4;
    private static final int SLOTS = 4;
    private static final long PAUSE_MILLIS = 20;

    private final Ledger ledger;
    private final JobClient jobs;
    private final JobWorker worker;
    private final AtomicInteger next = new AtomicInteger();
    private final List<Thread> clients = new ArrayList<>();
    private volatile boolean submitting = true;

    Load(List<String> servers, Ledger ledger) {
        this.ledger = ledger;
        jobs = JobClient.to(servers.toArray(String[]::new));
        worker =
                new JobWorker(
                        JobWorkerOptions.of(servers.toArray(String[]::new)),
                        List.of(WorkerFunction.of(FUNCTION, this::work).withConcurrency(SLOTS)));
    }

    void start() {
        worker.start();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(Thread.startVirtualThread(this::submitAll));
        }
    }

    void stopSubmitting() throws InterruptedException {
        submitting = false;
        for (Thread client : clients) {
            client.join();
        }
    }

    @Override
    public void close() {
        worker.close();
        jobs.close();
    }

    private void work(RunningJob job) {
        ledger.done(Integer.parseInt(new String(job.payload(), UTF_8)));
    }

    private void submitAll() {
        try {
            while (submitting) {
                ledger.awaitRoom();
                submit(next.getAndIncrement());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void submit(int job) throws InterruptedException {
        var request = JobRequest.of(FUNCTION, Integer.toString(job)).withUnique("drill:" + job);
        while (true) {
            try {
                jobs.submitBackground(request);
                ledger.acknowledged(job);
                return;
            } catch (JobServerException _) {
                ledger.unanswered();
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }
}
