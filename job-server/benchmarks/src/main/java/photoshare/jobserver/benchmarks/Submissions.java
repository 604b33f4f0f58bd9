package photoshare.jobserver.benchmarks;

import java.nio.ByteBuffer;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.PacketReader;
import photoshare.jobserver.protocol.Priority;
import photoshare.jobserver.protocol.Request;

/// An endless supply of SUBMIT_JOB packets of one kind.
final class Submissions {

    static final String FUNCTION = "bench";

    private static final int DIGITS = 12;

    private final ByteBuffer head;
    private final ByteBuffer data;
    private final boolean unique;
    private long number;

    private Submissions(String function, int size, boolean background, boolean unique) {
        Bytes id = unique ? Bytes.of("0".repeat(DIGITS)) : Bytes.EMPTY;
        ByteBuffer packet =
                Packets.of(
                        new Request.SubmitJob(
                                Bytes.of(function),
                                id,
                                Bytes.of("d".repeat(size)),
                                Priority.NORMAL,
                                background));
        int start = packet.limit() - size;
        this.head = packet.slice(0, start);
        this.data = packet.slice(start, size);
        this.unique = unique;
    }

    static Submissions background(int size) {
        return new Submissions(FUNCTION, size, true, false);
    }

    static Submissions background(String function, int size) {
        return new Submissions(function, size, true, false);
    }

    static Submissions withUniqueIds(int size) {
        return new Submissions(FUNCTION, size, true, true);
    }

    static Submissions foreground(int size) {
        return new Submissions(FUNCTION, size, false, false);
    }

    void send(Link link) {
        if (unique) {
            writeNumber();
        }
        link.send(head);
        link.send(data);
    }

    private void writeNumber() {
        long rest = ++number;
        int first = PacketReader.HEADER_SIZE + FUNCTION.length() + 1;
        for (int i = first + DIGITS - 1; i >= first; i--) {
            head.put(i, (byte) ('0' + rest % 10));
            rest /= 10;
        }
    }
}
