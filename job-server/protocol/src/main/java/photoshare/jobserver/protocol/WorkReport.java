package photoshare.jobserver.protocol;

/// What a worker says of its job. The server passes it on to every client that waits for the job.
public sealed interface WorkReport extends Request, Response {

    /// Of the job.
    Bytes handle();

    /// Progress, in any unit the worker likes; both numbers are decimal text and travel as they
    /// were sent.
    record WorkStatus(Bytes handle, Bytes numerator, Bytes denominator) implements WorkReport {
        @Override
        public PacketType type() {
            return PacketType.WORK_STATUS;
        }
    }

    /// A part of the result; the job goes on.
    record WorkData(Bytes handle, Bytes data) implements WorkReport {
        @Override
        public PacketType type() {
            return PacketType.WORK_DATA;
        }
    }

    /// Something that the clients should know; the job goes on.
    record WorkWarning(Bytes handle, Bytes data) implements WorkReport {
        @Override
        public PacketType type() {
            return PacketType.WORK_WARNING;
        }
    }

    /// The job is done; ends it.
    record WorkComplete(Bytes handle, Bytes data) implements WorkReport {
        @Override
        public PacketType type() {
            return PacketType.WORK_COMPLETE;
        }
    }

    /// The job failed; ends it. It is never tried again by the server.
    record WorkFail(Bytes handle) implements WorkReport {
        @Override
        public PacketType type() {
            return PacketType.WORK_FAIL;
        }
    }

    /// The job failed and here is why; ends it. Clients that did not ask for exceptions get a
    /// [WorkFail].
    record WorkException(Bytes handle, Bytes data) implements WorkReport {
        @Override
        public PacketType type() {
            return PacketType.WORK_EXCEPTION;
        }
    }
}
