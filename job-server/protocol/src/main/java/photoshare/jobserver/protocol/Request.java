package photoshare.jobserver.protocol;

import java.time.Duration;

/// What a client or a worker sends to the server.
public sealed interface Request extends Packet permits Request.Worker, Request.Client, WorkReport {

    /// What workers send; reports of work are [WorkReport]s.
    sealed interface Worker extends Request {}

    /// What clients send. Any connection may send both kinds.
    sealed interface Client extends Request {}

    /// Asks for a job. The three forms differ in how much the assignment tells.
    sealed interface Grab extends Worker {}

    /// The worker can do this function from now on. Said again it replaces what was said before.
    record CanDo(Bytes function) implements Worker {
        @Override
        public PacketType type() {
            return PacketType.CAN_DO;
        }
    }

    /// @param timeout how long a job may run before the server gives it to somebody else; zero for
    ///   no limit
    record CanDoTimeout(Bytes function, Duration timeout) implements Worker {
        @Override
        public PacketType type() {
            return PacketType.CAN_DO_TIMEOUT;
        }
    }

    /// The worker no longer does this function; its jobs of that kind go to others.
    record CantDo(Bytes function) implements Worker {
        @Override
        public PacketType type() {
            return PacketType.CANT_DO;
        }
    }

    /// The worker no longer does anything; all its jobs go to others.
    record ResetAbilities() implements Worker {
        @Override
        public PacketType type() {
            return PacketType.RESET_ABILITIES;
        }
    }

    /// The worker waits now and wants a [Response.Noop] as soon as there is work for it.
    record PreSleep() implements Worker {
        @Override
        public PacketType type() {
            return PacketType.PRE_SLEEP;
        }
    }

    /// Asks for a job, without its unique id; answered by [Response.JobAssign] or [Response.NoJob].
    record GrabJob() implements Grab {
        @Override
        public PacketType type() {
            return PacketType.GRAB_JOB;
        }
    }

    /// Asks for a job with its unique id; answered by [Response.JobAssignUniq] or [Response.NoJob].
    record GrabJobUniq() implements Grab {
        @Override
        public PacketType type() {
            return PacketType.GRAB_JOB_UNIQ;
        }
    }

    /// Asks for a job with all that is known of it; answered by [Response.JobAssignAll],
    /// [Response.JobAssignUniq] or [Response.NoJob].
    record GrabJobAll() implements Grab {
        @Override
        public PacketType type() {
            return PacketType.GRAB_JOB_ALL;
        }
    }

    /// Names the connection, for the list of workers; servers keep the first 127 bytes.
    record SetClientId(Bytes id) implements Worker {
        @Override
        public PacketType type() {
            return PacketType.SET_CLIENT_ID;
        }
    }

    /// All six SUBMIT_JOB types: they differ in priority and in whether anybody waits for the
    /// result.
    record SubmitJob(
            Bytes function, Bytes unique, Bytes data, Priority priority, boolean background)
            implements Client {
        @Override
        public PacketType type() {
            return switch (priority) {
                case HIGH ->
                        background ? PacketType.SUBMIT_JOB_HIGH_BG : PacketType.SUBMIT_JOB_HIGH;
                case NORMAL -> background ? PacketType.SUBMIT_JOB_BG : PacketType.SUBMIT_JOB;
                case LOW -> background ? PacketType.SUBMIT_JOB_LOW_BG : PacketType.SUBMIT_JOB_LOW;
            };
        }
    }

    /// A background job of normal priority that waits until its time has come.
    ///
    /// @param epochSecond seconds since 1970; 0 or a past second means now
    record SubmitJobEpoch(Bytes function, Bytes unique, long epochSecond, Bytes data)
            implements Client {
        @Override
        public PacketType type() {
            return PacketType.SUBMIT_JOB_EPOCH;
        }
    }

    /// @param partition carried by every client, used by none, dropped by the server
    record SubmitReduceJob(
            Bytes function,
            Bytes unique,
            Bytes reducer,
            Bytes partition,
            Bytes data,
            boolean background)
            implements Client {
        @Override
        public PacketType type() {
            return background
                    ? PacketType.SUBMIT_REDUCE_JOB_BACKGROUND
                    : PacketType.SUBMIT_REDUCE_JOB;
        }
    }

    /// Asks how a job is getting on; answered by [Response.StatusResponse].
    record GetStatus(Bytes handle) implements Client {
        @Override
        public PacketType type() {
            return PacketType.GET_STATUS;
        }
    }

    /// Asks how the job with that unique id is getting on, whatever its function; answered by
    /// [Response.StatusUniqueResponse].
    record GetStatusUnique(Bytes unique) implements Client {
        @Override
        public PacketType type() {
            return PacketType.GET_STATUS_UNIQUE;
        }
    }

    /// Wants the same bytes back; everything sent before has been processed then.
    record EchoRequest(Bytes data) implements Client {
        @Override
        public PacketType type() {
            return PacketType.ECHO_REQ;
        }
    }

    /// Switches an option on for this connection. Servers know one, in any letter case:
    /// `exceptions`, to get [WorkReport.WorkException] where a [WorkReport.WorkFail] would be sent.
    record OptionRequest(Bytes option) implements Client {
        @Override
        public PacketType type() {
            return PacketType.OPTION_REQ;
        }
    }
}
