package photoshare.jobserver.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import photoshare.jobserver.protocol.Magic;
import photoshare.jobserver.protocol.Packet;
import photoshare.jobserver.protocol.PacketReader;
import photoshare.jobserver.protocol.PacketWriter;
import photoshare.jobserver.protocol.ProtocolException;

/// Millions of wrong packets: each is refused in the way that is meant for it, at no great cost.
class DecoderFuzzTests {

    private static final int PACKETS_OF_A_ROUND = 1000;
    private static final int MOST_BYTES = 1 << 18;
    private static final int MOST_BYTES_OF_A_NAME = 256;

    /// For exceptions and their texts; a body that is only announced would be far more.
    private static final long FREE_BYTES = 1 << 14;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void whatTheReaderReadsIsAPacketAndTheRestIsRefused() {
        Fuzz.play(
                "reader",
                chance -> {
                    var mutations = new Mutations(chance);
                    for (int i = 0; i < PACKETS_OF_A_ROUND; i++) {
                        readAll(
                                mutations.next(),
                                chance.nextBoolean() ? Magic.REQUEST : Magic.RESPONSE);
                    }
                    return PACKETS_OF_A_ROUND;
                });
    }

    private static void readAll(byte[] bytes, Magic magic) throws IOException {
        var reader = new PacketReader(magic, MOST_BYTES, MOST_BYTES_OF_A_NAME);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (true) {
            int start = buffer.position();
            try {
                Packet packet = readCheaply(reader, buffer);
                if (packet == null) {
                    return;
                }
                require(packet.equals(reread(packet, magic)), "a packet cannot be repeated");
            } catch (ProtocolException e) {
                if (!e.connectionUsable()) {
                    return;
                }
            }
            require(buffer.position() > start, "nothing was read");
        }
    }

    private static Packet readCheaply(PacketReader reader, ByteBuffer buffer)
            throws ProtocolException {
        ByteBuffer again = buffer.duplicate();
        if (isExpensive(reader, again)) { // once, because classes had to be loaded
            again.position(buffer.position());
            require(!isExpensive(reader, again), "too much memory was taken");
        }
        return reader.read(buffer);
    }

    private static boolean isExpensive(PacketReader reader, ByteBuffer buffer) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            reader.read(buffer);
        } catch (ProtocolException _) {
            // the caller meets it again
        }
        long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
        return taken > FREE_BYTES + 4L * buffer.capacity();
    }

    /// AssertJ would take more time than everything else here.
    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }

    private static Packet reread(Packet packet, Magic magic) throws IOException {
        var out = new ByteArrayOutputStream();
        new PacketWriter(magic).write(packet, out);
        return new PacketReader(magic, Integer.MAX_VALUE).read(ByteBuffer.wrap(out.toByteArray()));
    }

    @Test
    void itMakesNoDifferenceWhereTheStreamIsCut() {
        Fuzz.play(
                "decoder",
                chance -> {
                    var mutations = new Mutations(chance);
                    int packets = 0;
                    for (int i = 0; i < PACKETS_OF_A_ROUND; i += packets) {
                        packets = 1 + chance.nextInt(20);
                        byte[] stream = stream(mutations, packets);

                        List<Inbound> whole = decoded(List.of(stream));
                        assertThat(decoded(cut(stream, chance))).isEqualTo(whole);
                        assertThat(whole.subList(0, Math.max(0, whole.size() - 1)))
                                .doesNotContain(new Inbound.Ended());
                    }
                    return PACKETS_OF_A_ROUND;
                });
    }

    private static byte[] stream(Mutations mutations, int packets) {
        var stream = new ByteArrayOutputStream();
        for (int i = 0; i < packets; i++) {
            stream.writeBytes(mutations.next());
        }
        return stream.toByteArray();
    }

    private static List<byte[]> cut(byte[] stream, RandomGenerator chance) {
        var pieces = new ArrayList<byte[]>();
        int most = stream.length > 10_000 ? 50_000 : chance.nextBoolean() ? 3 : 200;
        for (int start = 0; start < stream.length; ) {
            int end = Math.min(stream.length, start + 1 + chance.nextInt(most));
            pieces.add(Arrays.copyOfRange(stream, start, end));
            start = end;
        }
        return pieces;
    }

    private static List<Inbound> decoded(List<byte[]> pieces) {
        var reader = new PacketReader(Magic.REQUEST, MOST_BYTES, MOST_BYTES_OF_A_NAME);
        var channel =
                new EmbeddedChannel(new MessageDecoder(reader, new Slice(Duration.ofDays(1))));
        pieces.forEach(piece -> channel.writeInbound(Unpooled.wrappedBuffer(piece)));
        var messages = new ArrayList<Inbound>();
        for (Inbound next = channel.readInbound(); next != null; next = channel.readInbound()) {
            messages.add(next);
        }
        channel.finishAndReleaseAll();
        return messages;
    }
}
