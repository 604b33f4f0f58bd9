package photoshare.jobserver.protocol;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads packets from bytes, following the table in [PacketType]. Keeps no state between packets,
/// so one reader may serve any number of connections and threads.
public final class PacketReader {

    /// Bytes of magic, type and length before the body.
    public static final int HEADER_SIZE = 12;

    private final Magic expected;
    private final int maxBodySize;
    private final int maxArgumentSize;

    /// A reader that does not limit names any further.
    public PacketReader(Magic expected, int maxBodySize) {
        this(expected, maxBodySize, maxBodySize);
    }

    /// @param expected who is spoken to: a server reads requests, clients and workers read
    ///   responses
    /// @param maxBodySize in bytes; a packet that announces more is refused before anything is
    ///   allocated for it
    /// @param maxArgumentSize in bytes, for everything but the data: names, ids, numbers
    public PacketReader(Magic expected, int maxBodySize, int maxArgumentSize) {
        this.expected = expected;
        this.maxBodySize = maxBodySize;
        this.maxArgumentSize = maxArgumentSize;
    }

    /// Takes the next packet out of the buffer.
    ///
    /// @return the packet, or null if the buffer does not hold the whole of it yet; the buffer is
    ///   untouched then
    /// @throws ProtocolException if the bytes are no packet, or one that must not be sent in this
    ///   direction; where the connection is still usable the packet has been taken out of the
    ///   buffer
    public @Nullable Packet read(ByteBuffer buffer) throws ProtocolException {
        if (buffer.remaining() < HEADER_SIZE) {
            return null;
        }
        int start = buffer.position();
        int magic = buffer.getInt(start);
        int number = buffer.getInt(start + 4);
        int size = bodySize(magic, number, buffer.getInt(start + 8));
        if (buffer.remaining() < HEADER_SIZE + size) {
            return null;
        }
        buffer.position(start + HEADER_SIZE);
        return packet(magic, number, Bytes.read(buffer, size));
    }

    /// How long the next packet in the buffer is with its header, whether it is there or not. Who
    /// finds that it is long can collect it in an array of that size and [read it][#read(byte[])]
    /// there.
    ///
    /// @return 0 if not even the header is there; the buffer is untouched in any case
    /// @throws ProtocolException see [#read(ByteBuffer)]
    public int sizeOfNext(ByteBuffer buffer) throws ProtocolException {
        if (buffer.remaining() < HEADER_SIZE) {
            return 0;
        }
        int start = buffer.position();
        int size =
                bodySize(buffer.getInt(start), buffer.getInt(start + 4), buffer.getInt(start + 8));
        return HEADER_SIZE + size;
    }

    /// @param packet with its header and nothing behind it; must not be changed afterwards, because
    ///   the packet's arguments stay in it
    /// @throws ProtocolException see [#read(ByteBuffer)]
    public Packet read(byte[] packet) throws ProtocolException {
        ByteBuffer header = ByteBuffer.wrap(packet);
        return packet(
                header.getInt(0),
                header.getInt(4),
                Bytes.wrap(packet).slice(HEADER_SIZE, packet.length));
    }

    /// Waits for the next packet of a stream.
    ///
    /// @throws EOFException if the stream ends before the packet does
    /// @throws ProtocolException see [#read(ByteBuffer)]
    public Packet read(InputStream in) throws IOException {
        ByteBuffer header = ByteBuffer.wrap(exactly(in, HEADER_SIZE));
        int size = bodySize(header.getInt(0), header.getInt(4), header.getInt(8));
        return packet(header.getInt(0), header.getInt(4), Bytes.wrap(exactly(in, size)));
    }

    private static byte[] exactly(InputStream in, int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("the connection ended inside a packet");
        }
        return bytes;
    }

    private int bodySize(int magic, int number, int size) throws ProtocolException {
        if (magic != Magic.REQUEST.code && magic != Magic.RESPONSE.code) {
            throw ProtocolException.broken(ErrorCode.INVALID_MAGIC, "Not a Gearman packet");
        }
        if (PacketType.of(number).isEmpty()) {
            throw ProtocolException.broken(
                    ErrorCode.INVALID_COMMAND,
                    "Unknown packet type " + Integer.toUnsignedString(number));
        }
        if (size < 0 || size > maxBodySize) {
            throw ProtocolException.broken(
                    ErrorCode.ARGUMENT_TOO_LARGE,
                    "A packet of %s bytes is announced; at most %d are accepted"
                            .formatted(Integer.toUnsignedString(size), maxBodySize));
        }
        return size;
    }

    private Packet packet(int magic, int number, Bytes body) throws ProtocolException {
        if (magic != expected.code) {
            throw ProtocolException.refused(
                    ErrorCode.INVALID_MAGIC,
                    expected == Magic.REQUEST
                            ? "Request magic expected"
                            : "Response magic expected");
        }
        PacketType type = PacketType.of(number).orElseThrow();
        if (!type.isSentWith(expected)) {
            throw ProtocolException.refused(ErrorCode.INVALID_COMMAND, "Command not expected");
        }
        return packet(type, new Arguments(type, body, maxArgumentSize));
    }

    private static Packet packet(PacketType type, Arguments in) throws ProtocolException {
        return switch (type) {
            case CAN_DO -> new Request.CanDo(in.next());
            case CANT_DO -> new Request.CantDo(in.next());
            case RESET_ABILITIES -> new Request.ResetAbilities();
            case PRE_SLEEP -> new Request.PreSleep();
            case NOOP -> new Response.Noop();
            case SUBMIT_JOB -> submitJob(in, Priority.NORMAL, false);
            case SUBMIT_JOB_BG -> submitJob(in, Priority.NORMAL, true);
            case SUBMIT_JOB_HIGH -> submitJob(in, Priority.HIGH, false);
            case SUBMIT_JOB_HIGH_BG -> submitJob(in, Priority.HIGH, true);
            case SUBMIT_JOB_LOW -> submitJob(in, Priority.LOW, false);
            case SUBMIT_JOB_LOW_BG -> submitJob(in, Priority.LOW, true);
            case SUBMIT_JOB_EPOCH ->
                    new Request.SubmitJobEpoch(in.next(), in.next(), epoch(in.next()), in.next());
            case SUBMIT_REDUCE_JOB -> submitReduceJob(in, false);
            case SUBMIT_REDUCE_JOB_BACKGROUND -> submitReduceJob(in, true);
            case JOB_CREATED -> new Response.JobCreated(in.next());
            case GRAB_JOB -> new Request.GrabJob();
            case GRAB_JOB_UNIQ -> new Request.GrabJobUniq();
            case GRAB_JOB_ALL -> new Request.GrabJobAll();
            case NO_JOB -> new Response.NoJob();
            case JOB_ASSIGN -> new Response.JobAssign(in.next(), in.next(), in.next());
            case JOB_ASSIGN_UNIQ ->
                    new Response.JobAssignUniq(in.next(), in.next(), in.next(), in.next());
            case JOB_ASSIGN_ALL ->
                    new Response.JobAssignAll(
                            in.next(), in.next(), in.next(), in.next(), in.next());
            case WORK_STATUS -> new WorkReport.WorkStatus(in.next(), in.next(), in.next());
            case WORK_COMPLETE -> new WorkReport.WorkComplete(in.next(), in.next());
            case WORK_FAIL -> new WorkReport.WorkFail(upToNul(in.next()));
            case WORK_EXCEPTION -> new WorkReport.WorkException(in.next(), in.next());
            case WORK_DATA -> new WorkReport.WorkData(in.next(), in.next());
            case WORK_WARNING -> new WorkReport.WorkWarning(in.next(), in.next());
            case GET_STATUS -> new Request.GetStatus(upToNul(in.next()));
            case GET_STATUS_UNIQUE -> new Request.GetStatusUnique(upToNul(in.next()));
            case STATUS_RES ->
                    new Response.StatusResponse(
                            in.next(),
                            in.nextFlag(),
                            in.nextFlag(),
                            in.nextCount(),
                            in.nextCount());
            case STATUS_RES_UNIQUE ->
                    new Response.StatusUniqueResponse(
                            in.next(),
                            in.nextFlag(),
                            in.nextFlag(),
                            in.nextCount(),
                            in.nextCount(),
                            in.nextCount());
            case ECHO_REQ -> new Request.EchoRequest(in.next());
            case ECHO_RES -> new Response.EchoResponse(in.next());
            case ERROR -> new Response.ErrorResponse(in.next(), in.next());
            case SET_CLIENT_ID -> new Request.SetClientId(in.next());
            case CAN_DO_TIMEOUT -> new Request.CanDoTimeout(in.next(), timeout(in.next()));
            case OPTION_REQ -> new Request.OptionRequest(in.next());
            case OPTION_RES -> new Response.OptionResponse(in.next());
            case UNUSED, ALL_YOURS, SUBMIT_JOB_SCHED ->
                    throw new AssertionError(type + " is sent by nobody");
        };
    }

    private static Request submitJob(Arguments in, Priority priority, boolean background)
            throws ProtocolException {
        return new Request.SubmitJob(in.next(), in.next(), in.next(), priority, background);
    }

    private static Request submitReduceJob(Arguments in, boolean background)
            throws ProtocolException {
        return new Request.SubmitReduceJob(
                in.next(), in.next(), in.next(), in.next(), in.next(), background);
    }

    private static long epoch(Bytes text) throws ProtocolException {
        OptionalLong seconds = Decimal.parse(text);
        if (seconds.isEmpty()) {
            throw ProtocolException.refused(
                    ErrorCode.ARGUMENT_TOO_LARGE, "The time does not fit 64 bits");
        }
        return seconds.getAsLong();
    }

    /// Some clients send four raw bytes here: whatever is no positive number means no limit.
    private static Duration timeout(Bytes millis) {
        return Duration.ofMillis(Math.max(0, Decimal.parse(millis).orElse(0)));
    }

    /// libgearman ends the handle of a WORK_FAIL with a NUL, and what comes after a NUL could not
    /// be repeated in an answer.
    private static Bytes upToNul(Bytes last) {
        int end = last.indexOf((byte) 0);
        return end < 0 ? last : last.first(end);
    }
}
