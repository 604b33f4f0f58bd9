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
        Bytes handle();

        Bytes function();

        Bytes data();
    }

    /// There is work: grab it.
    record Noop() implements Worker {
        @Override
        public PacketType type() {
            return PacketType.NOOP;
        }
    }

    record NoJob() implements Worker {
        @Override
        public PacketType type() {
            return PacketType.NO_JOB;
        }
    }

    record JobAssign(Bytes handle, Bytes function, Bytes data) implements Assignment {
        @Override
        public PacketType type() {
            return PacketType.JOB_ASSIGN;
        }
    }

    record JobAssignUniq(Bytes handle, Bytes function, Bytes unique, Bytes data)
            implements Assignment {
        @Override
        public PacketType type() {
            return PacketType.JOB_ASSIGN_UNIQ;
        }
    }

    record JobAssignAll(Bytes handle, Bytes function, Bytes unique, Bytes reducer, Bytes data)
            implements Assignment {
        @Override
        public PacketType type() {
            return PacketType.JOB_ASSIGN_ALL;
        }
    }

    record JobCreated(Bytes handle) implements Client {
        @Override
        public PacketType type() {
            return PacketType.JOB_CREATED;
        }
    }

    record EchoResponse(Bytes data) implements Client {
        @Override
        public PacketType type() {
            return PacketType.ECHO_RES;
        }
    }

    record OptionResponse(Bytes option) implements Client {
        @Override
        public PacketType type() {
            return PacketType.OPTION_RES;
        }
    }

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
