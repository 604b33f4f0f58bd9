package photoshare.jobserver.engine.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photoshare.jobserver.engine.broker.Replies;
import photoshare.jobserver.engine.broker.Reply;
import photoshare.jobserver.engine.security.Subject;
import photoshare.jobserver.protocol.Bytes;

/// One peer's socket. What the broker says in one batch is written at one go. A peer that does not
/// read its replies is not read from until that has changed. Belongs to the network's thread.
public final class Connection extends SimpleChannelInboundHandler<Inbound> implements Replies {

    private static final Logger log = LoggerFactory.getLogger(Connection.class);

    /// Bytes; a reply that is longer makes a longer piece.
    private static final int PIECE = 1 << 18;

    private static final int PARTING_SECONDS = 1;

    private final Channel channel;
    private final Subject subject;
    private final MessageDecoder decoder;
    private final ConnectionLimits limits;
    private final Inbox inbox;
    private final Outgoing outgoing;
    private final Share share;
    private final List<ByteBuf> unwritten = new ArrayList<>();
    private boolean resting;
    private @Nullable Iterator<Bytes> listing;
    private final Queue<Reply> behindListing = new ArrayDeque<>();
    private boolean saidGoodbye;
    private boolean hungUp;

    Connection(
            Channel channel, Subject subject, MessageDecoder decoder, Surroundings surroundings) {
        this.channel = channel;
        this.subject = subject;
        this.decoder = decoder;
        limits = surroundings.limits();
        inbox = surroundings.inbox();
        outgoing = surroundings.outgoing();
        share = new Share(channel, surroundings.buffers());
    }

    /// The peer's address as operators see it.
    public String address() {
        return channel.remoteAddress() instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress()
                : "-";
    }

    /// Whom the peer has proved to be.
    public Subject subject() {
        return subject;
    }

    /// Written out with the rest of the batch; what comes after a listing waits for its end.
    @Override
    public void send(Reply reply) {
        if (listing != null) {
            behindListing.add(reply);
        } else if (!saidGoodbye && channel.isActive()) {
            write(reply);
        }
    }

    private void write(Reply reply) {
        switch (reply) {
            case Reply.Packet(var response) -> ReplyWriter.write(response, piece());
            case Reply.Text(var text) -> ReplyWriter.write(text, piece());
            case Reply.Listing(var parts) -> {
                listing = parts;
                goOn();
            }
            case Reply.Goodbye _ -> {
                piece();
                saidGoodbye = true;
            }
        }
    }

    /// Called in answer to [Inbox#roomFor]: puts the next part of the listing together.
    public void goOn() {
        Iterator<Bytes> parts = listing;
        if (parts == null) {
            return;
        }
        ReplyWriter.write(parts.next(), piece());
        if (!parts.hasNext()) {
            listing = null;
            while (listing == null && !behindListing.isEmpty()) {
                send(behindListing.remove());
            }
        }
        readOrPause();
    }

    /// Where the next reply goes. Pieces are of moderate size: one that grows would be copied again
    /// and again.
    private ByteBuf piece() {
        if (unwritten.isEmpty()) {
            outgoing.add(this);
        } else if (unwritten.getLast().readableBytes() < PIECE) {
            return unwritten.getLast();
        } else {
            refuseToKeepMore(unwrittenBytes() + Unread.of(channel));
        }
        ByteBuf piece = channel.alloc().buffer();
        unwritten.add(piece);
        return piece;
    }

    private long unwrittenBytes() {
        long bytes = 0;
        for (ByteBuf piece : unwritten) {
            bytes += piece.readableBytes();
        }
        return bytes;
    }

    private void refuseToKeepMore(long unread) {
        if (unread > limits.unread() && channel.isActive()) {
            log.info(
                    "{}: More than {} bytes are not read",
                    channel.remoteAddress(),
                    limits.unread());
            drop();
        }
    }

    void write() {
        if (unwritten.isEmpty()) {
            return;
        }
        ByteBuf last = unwritten.removeLast();
        unwritten.forEach(piece -> channel.write(piece, channel.voidPromise()));
        unwritten.clear();
        if (saidGoodbye) {
            channel.writeAndFlush(last).addListener(_ -> hangUp());
            Parting.begin(channel, limits.stalled());
        } else {
            channel.writeAndFlush(last, channel.voidPromise());
            countHeld();
            refuseToKeepMore(Unread.of(channel));
        }
        askForMore();
    }

    /// Later, so that others come in between.
    private void askForMore() {
        if (listing != null && channel.isWritable()) {
            channel.eventLoop().execute(() -> inbox.roomFor(this));
        }
    }

    /// Says nothing more, not even what was to be said.
    public void drop() {
        unwritten.forEach(ByteBuf::release);
        unwritten.clear();
        channel.close();
    }

    private void countHeld() {
        share.hold(decoder.heldBytes() + Unread.of(channel));
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        inbox.opened(this);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        inbox.closed(this);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Inbound message) {
        inbox.received(this, message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        countHeld();
    }

    /// The peer has closed its side, but may still read the answers to what it sent before.
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof Rest rest) {
            resting = rest == Rest.BEGINS;
            readOrPause();
        }
        if (event instanceof ChannelInputShutdownEvent
                || event instanceof SslCloseCompletionEvent) {
            inbox.received(this, new Inbound.Ended());
            if (hungUp) {
                context.close();
            }
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        countHeld();
        readOrPause();
        askForMore();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException || cause.getCause() instanceof IOException) {
            log.debug("{}: {}", channel.remoteAddress(), cause.getMessage());
        } else {
            log.warn("{}: The connection is closed", channel.remoteAddress(), cause);
        }
        context.close();
    }

    private void readOrPause() {
        channel.config().setAutoRead(channel.isWritable() && !resting && listing == null);
    }

    /// A socket that is closed while the peer still sends takes the last words back with it. So the
    /// peer hears that there is nothing more, and has a moment to close its side.
    private void hangUp() {
        hungUp = true;
        if (channel instanceof DuplexChannel duplex && !duplex.isInputShutdown()) {
            endOfEncryption().addListener(_ -> duplex.shutdownOutput());
            channel.eventLoop().schedule(() -> channel.close(), PARTING_SECONDS, TimeUnit.SECONDS);
        } else {
            channel.close();
        }
    }

    private ChannelFuture endOfEncryption() {
        SslHandler encryption = channel.pipeline().get(SslHandler.class);
        return encryption == null ? channel.newSucceededFuture() : encryption.closeOutbound();
    }
}
