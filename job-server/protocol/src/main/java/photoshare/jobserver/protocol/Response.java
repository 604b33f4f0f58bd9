package photoshare.jobserver.protocol;

/// What the server sends to a client or a worker.
public sealed interface Response extends Packet
        permits Response.Worker, Response.Client, WorkReport {

    /// Answers to workers.
    sealed interface Worker extends Response {}

    /// Answers to clients. [ErrorResponse] goes to anybody.
    sealed interface Client extends Response {}

    /// A job handed to a worker.
    sealed interface Assignment extends Worker {
        /// Which job, for the reports about it.
        Bytes handle();

        /// What is to be done.
        Bytes function();

        /// What it is to be done with.
        Bytes data();
    }

    /// There is work: grab it.
    record Noop() implements Worker {
        @Override
        public PacketType type() {
            return PacketType.NOOP;
        }
    }

    /// There is nothing to do now; a worker that wants to be woken says [Request.PreSleep].
    record NoJob() implements Worker {
        @Override
        public PacketType type() {
            return PacketType.NO_JOB;
        }
    }

    /// The answer to [Request.GrabJob].
    record JobAssign(Bytes handle, Bytes function, Bytes data) implements Assignment {
        @Override
        public PacketType type() {
            return PacketType.JOB_ASSIGN;
        }
    }

    /// The answer to [Request.GrabJobUniq].
    ///
    /// @param unique empty if the job has none
    record JobAssignUniq(Bytes handle, Bytes function, Bytes unique, Bytes data)
            implements Assignment {
        @Override
        public PacketType type() {
            return PacketType.JOB_ASSIGN_UNIQ;
        }
    }

    /// The answer to [Request.GrabJobAll] for a job with a reducer; other jobs come as
    /// [JobAssignUniq].
    ///
    /// @param unique empty if the job has none
    /// @param reducer the function that is to put partial results together
    record JobAssignAll(Bytes handle, Bytes function, Bytes unique, Bytes reducer, Bytes data)
            implements Assignment {
        @Override
        public PacketType type() {
            return PacketType.JOB_ASSIGN_ALL;
        }
    }

    /// The server has the job; of a background job it also means that the job is stored.
    record JobCreated(Bytes handle) implements Client {
        @Override
        public PacketType type() {
            return PacketType.JOB_CREATED;
        }
    }

    /// The bytes of an [Request.EchoRequest], unchanged.
    record EchoResponse(Bytes data) implements Client {
        @Override
        public PacketType type() {
            return PacketType.ECHO_RES;
        }
    }

    /// The option is on for this connection.
    ///
    /// @param option as the client spelled it
    record OptionResponse(Bytes option) implements Client {
        @Override
        public PacketType type() {
            return PacketType.OPTION_RES;
        }
    }

    /// How a job is getting on.
    ///
    /// @param known whether it waits or runs
    /// @param numerator how much is done, as the worker last said; at most 2^32-1
    /// @param denominator of how much
    record StatusResponse(
            Bytes handle, boolean known, boolean running, long numerator, long denominator)
            implements Client {
        @Override
        public PacketType type() {
            return PacketType.STATUS_RES;
        }
    }

    /// @param clients how many clients wait for the result
    record StatusUniqueResponse(
            Bytes unique,
            boolean known,
            boolean running,
            long numerator,
            long denominator,
            long clients)
            implements Client {
        @Override
        public PacketType type() {
            return PacketType.STATUS_RES_UNIQUE;
        }
    }

    /// @param code normally the name of an [ErrorCode]; other servers may know more
    record ErrorResponse(Bytes code, Bytes text) implements Worker, Client {
        /// A refusal in the words of this project.
        public ErrorResponse(ErrorCode code, String text) {
            this(Bytes.of(code.name()), Bytes.of(text));
        }

        /// Whether that is the code.
        public boolean is(ErrorCode code) {
            return this.code.equals(Bytes.of(code.name()));
        }

        @Override
        public PacketType type() {
            return PacketType.ERROR;
        }
    }
}
