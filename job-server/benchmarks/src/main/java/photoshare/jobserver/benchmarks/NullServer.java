package photoshare.jobserver.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Magic;
import photoshare.jobserver.protocol.PacketReader;
import photoshare.jobserver.protocol.Response;

/// Acknowledges every packet and does nothing else: what the generator reaches with it is the most
/// that it can measure. One connection at a time.
final class NullServer {

    private static final int BUFFER = 1 << 17;

    private NullServer() {}

    static void main() throws IOException {
        try (var listener =
                ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0))) {
            var address = (InetSocketAddress) listener.getLocalAddress();
            System.out.println("ready 127.0.0.1:" + address.getPort());
            while (true) {
                try (SocketChannel channel = listener.accept()) {
                    serve(channel);
                }
            }
        }
    }

    private static void serve(SocketChannel channel) throws IOException {
        ByteBuffer created =
                Packets.of(
                        Magic.RESPONSE, new Response.JobCreated(Bytes.of("H:host:0123456789:1")));
        ByteBuffer in = ByteBuffer.allocateDirect(BUFFER);
        ByteBuffer out = ByteBuffer.allocateDirect(BUFFER);
        while (channel.read(in) >= 0) {
            in.flip();
            while (isPacket(in)) {
                in.position(in.position() + size(in));
                out.put(created.duplicate());
            }
            in.compact();
            channel.write(out.flip());
            out.clear();
        }
    }

    private static boolean isPacket(ByteBuffer in) {
        return in.remaining() >= PacketReader.HEADER_SIZE && in.remaining() >= size(in);
    }

    private static int size(ByteBuffer in) {
        return PacketReader.HEADER_SIZE + in.getInt(in.position() + 8);
    }
}
