package photoshare.jobserver.client;

/// What a server knows of a job. A job that has ended is not known any more.
///
/// @param known whether the job waits or runs
/// @param numerator how much is done, as the worker last said
/// @param denominator of how much; 0 if the worker said nothing yet
/// @param clients how many clients wait for the result; 0 where the server was asked by handle
public record JobStatus(
        boolean known, boolean running, long numerator, long denominator, long clients) {

    static final JobStatus UNKNOWN = new JobStatus(false, false, 0, 0, 0);
}
