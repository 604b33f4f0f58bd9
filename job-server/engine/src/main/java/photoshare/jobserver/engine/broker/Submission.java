package photoshare.jobserver.engine.broker;

import java.time.Instant;
import photoshare.jobserver.engine.store.StoredJob;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Priority;
import photoshare.jobserver.protocol.Request;

/// What all forms of SUBMIT_JOB have in common.
///
/// @param reducer empty for none
/// @param notBefore any past time for now
record Submission(
        Bytes function,
        Bytes unique,
        Bytes reducer,
        Bytes data,
        Priority priority,
        boolean background,
        Instant notBefore) {

    static Submission of(Request.SubmitJob job) {
        return new Submission(
                job.function(),
                job.unique(),
                Bytes.EMPTY,
                job.data(),
                job.priority(),
                job.background(),
                Instant.EPOCH);
    }

    static Submission of(Request.SubmitJobEpoch job) {
        return new Submission(
                job.function(),
                job.unique(),
                Bytes.EMPTY,
                job.data(),
                Priority.NORMAL,
                true,
                Instant.ofEpochSecond(
                        Math.clamp(job.epochSecond(), 0, Instant.MAX.getEpochSecond())));
    }

    static Submission of(Request.SubmitReduceJob job) {
        return new Submission(
                job.function(),
                job.unique(),
                job.reducer(),
                job.data(),
                Priority.NORMAL,
                job.background(),
                Instant.EPOCH);
    }

    static Submission of(StoredJob job) {
        return new Submission(
                job.function(),
                job.unique(),
                job.reducer(),
                job.data(),
                job.priority(),
                true,
                job.notBefore());
    }
}
