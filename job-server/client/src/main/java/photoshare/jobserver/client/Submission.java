package photoshare.jobserver.client;

/// What became of one background job that was submitted together with others.
public sealed interface Submission {

    /// What was submitted.
    JobRequest request();

    /// The server has the job.
    record Accepted(JobRequest request, JobHandle handle) implements Submission {}

    /// The server does not have the job, or nobody knows ([ReplyLostException]).
    record Failed(JobRequest request, JobServerException cause) implements Submission {}
}
