package photoshare.jobserver.engine.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import photoshare.jobserver.engine.broker.Reply;
import photoshare.jobserver.protocol.Magic;
import photoshare.jobserver.protocol.PacketWriter;

/// Turns replies into bytes.
final class ReplyWriter {

    private static final PacketWriter PACKETS = new PacketWriter(Magic.RESPONSE);

    private ReplyWriter() {}

    /// @return whether these were the last ones
    static boolean write(List<Reply> replies, ByteBuf buffer) {
        try (var out = new ByteBufOutputStream(buffer)) {
            for (Reply reply : replies) {
                switch (reply) {
                    case Reply.Packet(var response) -> PACKETS.write(response, out);
                    case Reply.Text(var text) -> text.get().writeTo(out);
                    case Reply.Goodbye _ -> {
                        return true;
                    }
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
