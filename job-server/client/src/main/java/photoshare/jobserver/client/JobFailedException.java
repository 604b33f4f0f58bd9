package photoshare.jobserver.client;

import java.nio.charset.StandardCharsets;

/// The worker said that the job failed. The server does not try it again. Why is told by workers
/// that send exceptions, see [JobWorkerOptions#withFailures]; others only say that it failed.
public final class JobFailedException extends RuntimeException {

    private final transient byte[] data;

    JobFailedException(JobRequest request, byte[] data) {
        super(
                data.length == 0
                        ? "The job %s failed".formatted(request)
                        : "The job %s failed: %s"
                                .formatted(request, new String(data, StandardCharsets.UTF_8)));
        this.data = data;
    }

    /// What the worker's exception said; empty if it said nothing.
    public byte[] data() {
        return data.clone();
    }
}
