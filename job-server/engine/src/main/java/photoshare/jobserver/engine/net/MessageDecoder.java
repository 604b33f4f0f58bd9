package photoshare.jobserver.engine.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.ByteBuffer;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photoshare.jobserver.protocol.AdminCommand;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.ErrorCode;
import photoshare.jobserver.protocol.Packet;
import photoshare.jobserver.protocol.PacketReader;
import photoshare.jobserver.protocol.ProtocolException;
import photoshare.jobserver.protocol.Request;

/// Cuts the bytes of one connection into messages. Packets and lines of text may be mixed: a packet
/// begins with NUL, and nothing else does.
final class MessageDecoder extends ByteToMessageDecoder {

    private static final Logger log = LoggerFactory.getLogger(MessageDecoder.class);

    private static final int LONGEST_LINE = 8192;

    private final PacketReader reader;
    private boolean ended;

    MessageDecoder(PacketReader reader) {
        this.reader = reader;
    }

    /// Whether something has arrived that is no whole message.
    boolean isInsideMessage() {
        return !ended && actualReadableBytes() > 0;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (ended) {
            in.skipBytes(in.readableBytes());
        } else if (in.getByte(in.readerIndex()) == 0) {
            packet(context, in, out);
        } else {
            line(context, in, out);
        }
    }

    private void packet(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        ByteBuffer buffer = in.nioBuffer();
        try {
            Packet packet = reader.read(buffer);
            if (packet instanceof Request request) {
                out.add(new Inbound.Packet(request));
            }
            in.skipBytes(buffer.position());
        } catch (ProtocolException e) {
            in.skipBytes(buffer.position());
            refuse(e, context, in, out);
        }
    }

    /// Who does not even begin a packet as Gearman does would not understand an ERROR either.
    private void refuse(
            ProtocolException e, ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (e.connectionUsable() || e.code() != ErrorCode.INVALID_MAGIC) {
            out.add(new Inbound.Refused(e.response()));
        }
        if (!e.connectionUsable()) {
            log.info("{}: {}", context.channel().remoteAddress(), e.getMessage());
            end(in, out);
        }
    }

    private void line(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int length = in.bytesBefore(Math.min(in.readableBytes(), LONGEST_LINE), (byte) '\n');
        if (length >= 0) {
            var line = new byte[length];
            in.readBytes(line).skipBytes(1);
            out.add(new Inbound.Line(AdminCommand.parse(withoutReturn(Bytes.wrap(line)))));
        } else if (in.readableBytes() >= LONGEST_LINE) {
            log.info(
                    "{}: A line of text has more than {} bytes",
                    context.channel().remoteAddress(),
                    LONGEST_LINE);
            end(in, out);
        }
    }

    private static Bytes withoutReturn(Bytes line) {
        int last = line.size() - 1;
        return last >= 0 && line.get(last) == '\r' ? line.first(last) : line;
    }

    private void end(ByteBuf in, List<Object> out) {
        ended = true;
        in.skipBytes(in.readableBytes());
        out.add(new Inbound.Ended());
    }
}
