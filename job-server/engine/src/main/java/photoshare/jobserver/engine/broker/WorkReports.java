package photoshare.jobserver.engine.broker;

import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Decimal;
import photoshare.jobserver.protocol.ErrorCode;
import photoshare.jobserver.protocol.Response;
import photoshare.jobserver.protocol.WorkReport;

/// Passes on what workers say of their jobs, and ends the jobs that are done or failed.
final class WorkReports {

    private static final long LARGEST_COUNT = 0xFFFF_FFFFL;

    private final Jobs jobs;
    private final StoredJobs stored;

    WorkReports(Jobs jobs, StoredJobs stored) {
        this.jobs = jobs;
        this.stored = stored;
    }

    void received(WorkReport report, Peer worker) {
        Job job = jobs.find(report.handle());
        if (job == null || !job.isRunningOn(worker)) {
            worker.send(new Response.ErrorResponse(ErrorCode.JOB_NOT_FOUND, unknown(report)));
        } else {
            forward(report, job);
        }
    }

    private void forward(WorkReport report, Job job) {
        switch (report) {
            case WorkReport.WorkStatus(_, var numerator, var denominator) -> {
                job.progress(count(numerator), count(denominator));
                job.tellClients(report);
            }
            case WorkReport.WorkData _, WorkReport.WorkWarning _ -> job.tellClients(report);
            case WorkReport.WorkComplete _, WorkReport.WorkFail _ -> {
                job.tellClients(report);
                end(job);
            }
            case WorkReport.WorkException _ -> {
                tellOfException(job, report);
                end(job);
            }
        }
    }

    private static void tellOfException(Job job, WorkReport exception) {
        var failure = new WorkReport.WorkFail(job.handle());
        for (Peer client : job.clients()) {
            client.send(client.wantsExceptions() ? exception : failure);
        }
    }

    private void end(Job job) {
        stored.forget(job);
        jobs.end(job);
        jobs.countCompletion();
    }

    private static long count(Bytes text) {
        return Math.clamp(Decimal.parse(text).orElse(LARGEST_COUNT), 0, LARGEST_COUNT);
    }

    /// The sentences that clients know from the original server.
    private static String unknown(WorkReport report) {
        return switch (report) {
            case WorkReport.WorkStatus _, WorkReport.WorkComplete _, WorkReport.WorkFail _ ->
                    "Job given in work result not found";
            case WorkReport.WorkData _, WorkReport.WorkWarning _ -> "Job does not exist on server";
            case WorkReport.WorkException _ ->
                    "An exception was received for a job that does not exist";
        };
    }
}
