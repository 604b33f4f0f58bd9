package photoshare.jobserver.engine.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import photoshare.jobserver.engine.broker.Reply;
import photoshare.jobserver.protocol.Magic;
import photoshare.jobserver.protocol.PacketWriter;

/// Turns replies into bytes.
final class ReplyWriter {

    private static final PacketWriter PACKETS = new PacketWriter(Magic.RESPONSE);

    private ReplyWriter() {}

    static void write(Reply reply, ByteBuf buffer) {
        try (var out = new ByteBufOutputStream(buffer)) {
            switch (reply) {
                case Reply.Packet(var response) -> PACKETS.write(response, out);
                case Reply.Text(var text) -> text.get().writeTo(out);
                case Reply.Goodbye _ -> {}
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
