package photoshare.jobserver.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import photoshare.jobserver.protocol.Magic;
import photoshare.jobserver.protocol.Packet;
import photoshare.jobserver.protocol.PacketReader;
import photoshare.jobserver.protocol.PacketType;
import photoshare.jobserver.protocol.PacketWriter;

/// Packets as bytes: made once, sent often.
final class Packets {

    static final int JOB_CREATED = PacketType.JOB_CREATED.number();
    static final int JOB_ASSIGN_UNIQ = PacketType.JOB_ASSIGN_UNIQ.number();
    static final int WORK_COMPLETE = PacketType.WORK_COMPLETE.number();
    static final int NO_JOB = PacketType.NO_JOB.number();
    static final int NOOP = PacketType.NOOP.number();
    static final int ERROR = PacketType.ERROR.number();

    /// Hears of a packet where it lies.
    interface Hearer {
        void heard(Link link, int type, ByteBuffer in, int body, int size);
    }

    private Packets() {}

    static ByteBuffer of(Packet... packets) {
        return of(Magic.REQUEST, packets);
    }

    static ByteBuffer of(Magic magic, Packet... packets) {
        var writer = new PacketWriter(magic);
        var bytes = new ByteArrayOutputStream();
        try {
            for (Packet packet : packets) {
                writer.write(packet, bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteBuffer.allocateDirect(bytes.size()).put(bytes.toByteArray()).flip();
    }

    /// A listener that cuts what arrives into packets.
    static Link.Listener cutInto(Hearer hearer) {
        return (link, in) -> {
            while (in.remaining() >= PacketReader.HEADER_SIZE) {
                int start = in.position();
                int end = start + PacketReader.HEADER_SIZE + in.getInt(start + 8);
                if (end > in.limit()) {
                    return;
                }
                int body = start + PacketReader.HEADER_SIZE;
                hearer.heard(link, in.getInt(start + 4), in, body, end - body);
                in.position(end);
            }
        };
    }

    static IllegalStateException unexpected(int type, ByteBuffer in, int body, int size) {
        var bytes = new byte[size];
        in.get(body, bytes);
        return new IllegalStateException("Packet %d: %s".formatted(type, new String(bytes)));
    }
}
