package photoshare.jobserver.engine.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

    /// What an encrypted connection begins with, and no command does.
    private static final byte TLS_HANDSHAKE = 0x16;

    private static final int REST_MILLIS = 5;

    private final PacketReader reader;
    private final Slice slice;
    private boolean ended;
    private boolean resting;
    private @Nullable Object eventAfterRest;

    /// @param slice after which it rests, and what has arrived waits
    MessageDecoder(PacketReader reader, Slice slice) {
        this.reader = reader;
        this.slice = slice;
    }

    /// Whether something has arrived that is no whole message.
    boolean isInsideMessage() {
        return !ended && actualReadableBytes() > 0;
    }

    /// What the message that is not whole yet occupies, in bytes.
    int heldBytes() {
        return isInsideMessage() ? internalBuffer().capacity() : 0;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        slice.begin();
        super.channelRead(context, message);
    }

    /// That the peer sends nothing more is said when all that it has sent was read.
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (resting) {
            eventAfterRest = event;
        } else {
            super.userEventTriggered(context, event);
        }
    }

    private void rest(ChannelHandlerContext context) {
        if (!resting) {
            resting = true;
            context.fireUserEventTriggered(Rest.BEGINS);
            context.executor().schedule(() -> goOn(context), REST_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void goOn(ChannelHandlerContext context) {
        resting = false;
        if (context.isRemoved()) {
            return;
        }
        try {
            channelRead(context, Unpooled.EMPTY_BUFFER);
            if (!resting) {
                endRest(context);
            }
        } catch (Exception e) {
            context.fireExceptionCaught(e);
        }
    }

    private void endRest(ChannelHandlerContext context) throws Exception {
        context.fireUserEventTriggered(Rest.ENDS);
        if (eventAfterRest != null) {
            userEventTriggered(context, eventAfterRest);
        }
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (resting || slice.isOver()) {
            rest(context);
        } else if (ended) {
            in.skipBytes(in.readableBytes());
        } else if (in.getByte(in.readerIndex()) == 0) {
            packet(context, in, out);
        } else if (in.getByte(in.readerIndex()) == TLS_HANDSHAKE) {
            log.info("{}: Speaks TLS where it is not spoken", context.channel().remoteAddress());
            end(in, out);
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
