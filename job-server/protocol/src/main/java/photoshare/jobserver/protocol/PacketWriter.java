package photoshare.jobserver.protocol;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/// Writes packets as bytes, following the table in [PacketType]. Keeps no state between packets, so
/// one writer may serve any number of connections and threads.
public final class PacketWriter {

    private static final Bytes[] NO_ARGUMENTS = {};

    private final Magic magic;

    /// @param magic who speaks: clients and workers write requests, a server writes responses
    public PacketWriter(Magic magic) {
        this.magic = magic;
    }

    /// Writes the whole packet in at most a few calls; the stream should be buffered.
    ///
    /// @throws IllegalArgumentException if an argument other than the last contains a NUL, or the
    ///   packet is one that this side never sends
    public void write(Packet packet, OutputStream out) throws IOException {
        PacketType type = packet.type();
        if (!type.isSentWith(magic)) {
            throw new IllegalArgumentException(type + " is not sent as a " + magic);
        }
        Bytes[] arguments = arguments(packet);
        out.write(header(type, arguments));
        for (int i = 0; i < arguments.length; i++) {
            if (i > 0) {
                out.write(0);
            }
            arguments[i].writeTo(out);
        }
    }

    private byte[] header(PacketType type, Bytes[] arguments) {
        int size = Math.max(0, arguments.length - 1);
        for (int i = 0; i < arguments.length; i++) {
            size = Math.addExact(size, arguments[i].size());
            if (i < arguments.length - 1 && arguments[i].contains((byte) 0)) {
                throw new IllegalArgumentException(
                        "the %s of %s contains a NUL".formatted(type.arguments().get(i), type));
            }
        }
        return ByteBuffer.allocate(PacketReader.HEADER_SIZE)
                .putInt(magic.code)
                .putInt(type.number())
                .putInt(size)
                .array();
    }

    private static Bytes[] arguments(Packet packet) {
        return switch (packet) {
            case Request.CanDo p -> list(p.function());
            case Request.CanDoTimeout p -> list(p.function(), decimal(p.timeout().toMillis()));
            case Request.CantDo p -> list(p.function());
            case Request.SetClientId p -> list(p.id());
            case Request.SubmitJob p -> list(p.function(), p.unique(), p.data());
            case Request.SubmitJobEpoch p ->
                    list(p.function(), p.unique(), decimal(p.epochSecond()), p.data());
            case Request.SubmitReduceJob p ->
                    list(p.function(), p.unique(), p.reducer(), p.partition(), p.data());
            case Request.GetStatus p -> list(p.handle());
            case Request.GetStatusUnique p -> list(p.unique());
            case Request.EchoRequest p -> list(p.data());
            case Request.OptionRequest p -> list(p.option());
            case WorkReport.WorkStatus p -> list(p.handle(), p.numerator(), p.denominator());
            case WorkReport.WorkData p -> list(p.handle(), p.data());
            case WorkReport.WorkWarning p -> list(p.handle(), p.data());
            case WorkReport.WorkComplete p -> list(p.handle(), p.data());
            case WorkReport.WorkFail p -> list(p.handle());
            case WorkReport.WorkException p -> list(p.handle(), p.data());
            case Response.JobAssign p -> list(p.handle(), p.function(), p.data());
            case Response.JobAssignUniq p -> list(p.handle(), p.function(), p.unique(), p.data());
            case Response.JobAssignAll p ->
                    list(p.handle(), p.function(), p.unique(), p.reducer(), p.data());
            case Response.JobCreated p -> list(p.handle());
            case Response.EchoResponse p -> list(p.data());
            case Response.OptionResponse p -> list(p.option());
            case Response.ErrorResponse p -> list(p.code(), p.text());
            case Response.StatusResponse p ->
                    list(
                            p.handle(),
                            flag(p.known()),
                            flag(p.running()),
                            decimal(p.numerator()),
                            decimal(p.denominator()));
            case Response.StatusUniqueResponse p ->
                    list(
                            p.unique(),
                            flag(p.known()),
                            flag(p.running()),
                            decimal(p.numerator()),
                            decimal(p.denominator()),
                            decimal(p.clients()));
            case Request.ResetAbilities _,
                    Request.PreSleep _,
                    Request.GrabJob _,
                    Request.GrabJobUniq _,
                    Request.GrabJobAll _,
                    Response.Noop _,
                    Response.NoJob _ ->
                    NO_ARGUMENTS;
        };
    }

    private static Bytes[] list(Bytes... arguments) {
        return arguments;
    }

    private static Bytes decimal(long number) {
        return Bytes.of(Long.toString(number));
    }

    private static Bytes flag(boolean value) {
        return decimal(value ? 1 : 0);
    }
}
