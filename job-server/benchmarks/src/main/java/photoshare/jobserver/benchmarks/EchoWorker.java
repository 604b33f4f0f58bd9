package photoshare.jobserver.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.PacketReader;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.WorkReport;

/// A worker that sends the result together with the request for the next job, and sleeps when there
/// is none. The result is the data.
final class EchoWorker {

    private static final int LONGEST = 1 << 12;

    private static final ByteBuffer GRAB = Packets.of(new Request.GrabJobAll());
    private static final ByteBuffer SLEEP = Packets.of(new Request.PreSleep());
    private static final ByteBuffer WAKE =
            Packets.of(new Request.CanDo(Bytes.of(Submissions.FUNCTION)), new Request.GrabJobAll());

    private final ByteBuffer complete =
            ByteBuffer.allocateDirect(LONGEST)
                    .put(
                            Packets.of(new WorkReport.WorkComplete(Bytes.EMPTY, Bytes.EMPTY))
                                    .limit(PacketReader.HEADER_SIZE));
    private int done;
    private int woken;
    private boolean asleep;

    void start(Generator generator, InetSocketAddress server) throws IOException {
        generator.connect(server, Packets.cutInto(this::heard)).send(WAKE);
    }

    int done() {
        return done;
    }

    /// How often it was called.
    int woken() {
        return woken;
    }

    boolean isAsleep() {
        return asleep;
    }

    private void heard(Link link, int type, ByteBuffer in, int body, int size) throws IOException {
        if (type == Packets.JOB_ASSIGN_UNIQ) {
            done++;
            complete(link, in, body, size);
            link.send(GRAB);
        } else if (type == Packets.NOOP) {
            woken++;
            asleep = false;
            link.send(GRAB);
        } else if (type == Packets.NO_JOB) {
            link.send(SLEEP);
            asleep = true;
        } else {
            throw Packets.unexpected(type, in, body, size);
        }
    }

    private void complete(Link link, ByteBuffer in, int body, int size) {
        int handle = after(in, body) - body;
        int data = after(in, after(in, body + handle));
        int length = body + size - data;
        complete.clear();
        complete.putInt(PacketReader.HEADER_SIZE - 4, handle + length);
        complete.put(PacketReader.HEADER_SIZE, in, body, handle);
        complete.put(PacketReader.HEADER_SIZE + handle, in, data, length);
        complete.limit(PacketReader.HEADER_SIZE + handle + length);
        link.send(complete);
    }

    /// The position after the next NUL.
    private static int after(ByteBuffer in, int position) {
        int next = position;
        while (in.get(next) != 0) {
            next++;
        }
        return next + 1;
    }
}
