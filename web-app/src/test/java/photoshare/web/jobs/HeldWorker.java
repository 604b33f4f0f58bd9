package photoshare.web.jobs;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import photoshare.db.BatchProgress;
import photoshare.db.People;
import photoshare.db.PhotoWork;
import photoshare.db.ResizePhoto;
import photoshare.jobserver.client.ConnectionOptions;
import photoshare.jobserver.client.JobWorker;
import photoshare.jobserver.client.JobWorkerOptions;
import photoshare.jobserver.client.WorkerFunction;

/// A resize worker with two slots that begins with photos and ends only as many as it is allowed
/// to.
final class HeldWorker implements AutoCloseable {

    private final Semaphore allowed = new Semaphore(0);
    private final JobWorker worker;

    HeldWorker(String name, JobServers servers, PhotoWork work, BatchProgress progress) {
        var connection = ConnectionOptions.DEFAULT.withClientId(name);
        worker =
                new JobWorker(
                        JobWorkerOptions.of(servers.servers())
                                .withConnection(connection)
                                .withConcurrency(2)
                                .withDrain(Duration.ZERO),
                        List.of(
                                WorkerFunction.of(
                                        ResizePhoto.FUNCTION,
                                        job -> {
                                            UUID photo = UUID.fromString(job.unique().substring(6));
                                            if (work.begin(photo, name).isPresent()) {
                                                allowed.acquire();
                                                progress.settle(photo, People.ready(600, 400));
                                            }
                                        })));
        worker.start();
    }

    void finish(int photos) {
        allowed.release(photos);
    }

    @Override
    public void close() {
        worker.close();
    }
}
