package photoshare.jobserver.engine.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photoshare.jobserver.engine.broker.Replies;
import photoshare.jobserver.engine.broker.Reply;
import photoshare.jobserver.protocol.Bytes;

/// One peer's socket. What the broker says in one batch is written at one go. A peer that does not
/// read its replies is not read from until that has changed. Belongs to the network's thread.
public final class Connection extends SimpleChannelInboundHandler<Inbound> implements Replies {

    private static final Logger log = LoggerFactory.getLogger(Connection.class);

    private static final int PARTING_SECONDS = 1;

    private final Channel channel;
    private final long mostUnread;
    private final Inbox inbox;
    private final Outgoing outgoing;
    private @Nullable ByteBuf unwritten;
    private @Nullable Iterator<Bytes> listing;
    private final Queue<Reply> behindListing = new ArrayDeque<>();
    private boolean saidGoodbye;
    private boolean hungUp;

    /// @param mostUnread bytes that are kept for a peer that does not read
    Connection(Channel channel, long mostUnread, Inbox inbox, Outgoing outgoing) {
        this.channel = channel;
        this.mostUnread = mostUnread;
        this.inbox = inbox;
        this.outgoing = outgoing;
    }

    /// The peer's address as operators see it.
    public String address() {
        return channel.remoteAddress() instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress()
                : "-";
    }

    /// Written out with the rest of the batch; what comes after a listing waits for its end.
    @Override
    public void send(Reply reply) {
        if (listing != null) {
            behindListing.add(reply);
        } else if (!saidGoodbye) {
            write(reply);
        }
    }

    private void write(Reply reply) {
        switch (reply) {
            case Reply.Packet(var response) -> ReplyWriter.write(response, out());
            case Reply.Text(var text) -> ReplyWriter.write(text, out());
            case Reply.Listing(var parts) -> {
                listing = parts;
                goOn();
            }
            case Reply.Goodbye _ -> {
                out();
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
        ReplyWriter.write(parts.next(), out());
        if (!parts.hasNext()) {
            listing = null;
            while (listing == null && !behindListing.isEmpty()) {
                send(behindListing.remove());
            }
        }
        readOrPause();
    }

    private ByteBuf out() {
        ByteBuf out = unwritten;
        if (out == null) {
            out = channel.alloc().buffer();
            unwritten = out;
            outgoing.add(this);
        }
        return out;
    }

    void write() {
        ByteBuf out = unwritten;
        if (out == null) {
            return;
        }
        unwritten = null;
        if (saidGoodbye) {
            channel.writeAndFlush(out).addListener(_ -> hangUp());
            return;
        }
        channel.writeAndFlush(out, channel.voidPromise());
        if (channel.bytesBeforeWritable() > mostUnread) {
            log.info("{}: More than {} bytes are not read", channel.remoteAddress(), mostUnread);
            channel.close();
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
        if (unwritten != null) {
            unwritten.release();
            unwritten = null;
        }
        channel.close();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
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

    /// The peer has closed its side, but may still read the answers to what it sent before.
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            inbox.received(this, new Inbound.Ended());
            if (hungUp) {
                context.close();
            }
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        readOrPause();
        askForMore();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            log.debug("{}: {}", channel.remoteAddress(), cause.getMessage());
        } else {
            log.warn("{}: The connection is closed", channel.remoteAddress(), cause);
        }
        context.close();
    }

    private void readOrPause() {
        channel.config().setAutoRead(channel.isWritable() && listing == null);
    }

    /// A socket that is closed while the peer still sends takes the last words back with it. So the
    /// peer hears that there is nothing more, and has a moment to close its side.
    private void hangUp() {
        hungUp = true;
        if (channel instanceof DuplexChannel duplex && !duplex.isInputShutdown()) {
            duplex.shutdownOutput();
            channel.eventLoop().schedule(() -> channel.close(), PARTING_SECONDS, TimeUnit.SECONDS);
        } else {
            channel.close();
        }
    }
}
