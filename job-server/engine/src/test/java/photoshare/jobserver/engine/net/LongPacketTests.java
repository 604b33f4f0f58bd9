package photoshare.jobserver.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Magic;
import photoshare.jobserver.protocol.PacketReader;
import photoshare.jobserver.protocol.PacketWriter;
import photoshare.jobserver.protocol.Priority;
import photoshare.jobserver.protocol.Request;

class LongPacketTests {

    private static final int MEBIBYTE = 1 << 20;

    private final MessageDecoder decoder =
            new MessageDecoder(
                    new PacketReader(Magic.REQUEST, 64 * MEBIBYTE, 8192),
                    new Slice(Duration.ofDays(1)));
    private final EmbeddedChannel channel = new EmbeddedChannel(decoder);
    private final Random random = new Random(1);

    @ParameterizedTest
    @ValueSource(ints = {1 << 12, (1 << 16) - 1, 1 << 16, 300_000, MEBIBYTE, 5 * MEBIBYTE})
    void areReadWholeHoweverTheyAreCut(int most) throws IOException {
        List<Request> sent =
                List.of(job(MEBIBYTE), job(10), job(3 * MEBIBYTE), job(MEBIBYTE), job(0));

        assertThat(received(bytes(sent), most)).isEqualTo(sent);
        assertThat(decoder.isInsideMessage()).isFalse();
        assertThat(decoder.heldBytes()).isZero();
    }

    @Test
    void occupyLittleMoreThanHasArrived() throws IOException {
        byte[] all = bytes(List.of(job(60 * MEBIBYTE)));
        int piece = 100_000;
        for (int arrived = 0; arrived + piece < all.length; arrived += piece) {
            channel.writeInbound(Unpooled.wrappedBuffer(all, arrived, piece));
            assertThat(decoder.heldBytes()).isLessThanOrEqualTo(8 * (arrived + piece));
            assertThat(decoder.isInsideMessage()).isTrue();
        }
    }

    private List<Request> received(byte[] bytes, int most) {
        var received = new ArrayList<Request>();
        ByteBuf in = Unpooled.wrappedBuffer(bytes);
        while (in.isReadable()) {
            int size = Math.min(in.readableBytes(), 1 + random.nextInt(most));
            channel.writeInbound(in.readBytes(size));
            for (Object next = channel.readInbound(); next != null; next = channel.readInbound()) {
                received.add(((Inbound.Packet) next).request());
            }
        }
        return received;
    }

    private Request job(int size) {
        var data = new byte[size];
        random.nextBytes(data);
        return new Request.SubmitJob(
                Bytes.of("f"), Bytes.of("unique"), Bytes.wrap(data), Priority.NORMAL, true);
    }

    private static byte[] bytes(List<Request> requests) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (Request request : requests) {
            new PacketWriter(Magic.REQUEST).write(request, bytes);
        }
        return bytes.toByteArray();
    }
}
