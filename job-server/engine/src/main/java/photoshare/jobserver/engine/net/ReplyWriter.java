package photoshare.jobserver.engine.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Magic;
import photoshare.jobserver.protocol.PacketWriter;
import photoshare.jobserver.protocol.Response;

/// Turns replies into bytes.
final class ReplyWriter {

    private static final PacketWriter PACKETS = new PacketWriter(Magic.RESPONSE);

    private ReplyWriter() {}

    static void write(Response response, ByteBuf buffer) {
        try (var out = new ByteBufOutputStream(buffer)) {
            PACKETS.write(response, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Bytes text, ByteBuf buffer) {
        try (var out = new ByteBufOutputStream(buffer)) {
            text.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
