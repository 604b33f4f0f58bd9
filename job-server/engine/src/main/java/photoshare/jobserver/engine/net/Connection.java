package photoshare.jobserver.engine.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photoshare.jobserver.engine.broker.Replies;
import photoshare.jobserver.engine.broker.Reply;

/// One peer's socket. What was read at one go is handed over as one batch; what the broker says in
/// one batch is written at one go. A peer that sends faster than its requests are processed, or
/// does not read its replies, is not read from until that has changed.
public final class Connection extends SimpleChannelInboundHandler<Inbound> implements Replies {

    private static final Logger log = LoggerFactory.getLogger(Connection.class);

    /// Bytes of requests that may wait for the broker before reading stops.
    private static final int MOST_UNPROCESSED = 1 << 20;

    private static final int PARTING_SECONDS = 1;

    private final Channel channel;
    private final MessageDecoder decoder;
    private final long mostUnread;
    private final Inbox inbox;
    private final ReplyBatch batch;

    // of the event loop
    private List<Inbound> received = new ArrayList<>();
    private boolean hungUp;

    // of the broker's thread
    private List<Reply> replies = new ArrayList<>();

    // of both
    private final AtomicInteger unprocessed = new AtomicInteger();
    private volatile boolean paused;

    /// @param mostUnread bytes that are kept for a peer that does not read
    Connection(
            Channel channel,
            MessageDecoder decoder,
            long mostUnread,
            Inbox inbox,
            ReplyBatch batch) {
        this.channel = channel;
        this.decoder = decoder;
        this.mostUnread = mostUnread;
        this.inbox = inbox;
        this.batch = batch;
    }

    /// The peer's address as operators see it.
    public String address() {
        return channel.remoteAddress() instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress()
                : "-";
    }

    /// Called by the broker's thread: it is done with that many bytes of requests.
    public void processed(int size) {
        unprocessed.addAndGet(-size);
        if (paused) {
            channel.eventLoop().execute(this::readOrPause);
        }
    }

    /// Called by the broker's thread; written out with the rest of the batch.
    @Override
    public void send(Reply reply) {
        if (replies.isEmpty()) {
            batch.add(this, channel.eventLoop());
        }
        replies.add(reply);
    }

    /// Called by the broker's thread.
    List<Reply> takeReplies() {
        List<Reply> taken = replies;
        replies = new ArrayList<>();
        return taken;
    }

    void write(List<Reply> batchOfReplies) {
        if (!channel.isActive()) {
            return;
        }
        ByteBuf out = channel.alloc().buffer();
        boolean last = ReplyWriter.write(batchOfReplies, out);
        ChannelFuture written = channel.writeAndFlush(out);
        if (last) {
            written.addListener(_ -> hangUp());
        } else if (channel.bytesBeforeWritable() > mostUnread) {
            log.info("{}: More than {} bytes are not read", channel.remoteAddress(), mostUnread);
            channel.close();
        }
    }

    /// Says nothing more, not even what was to be said.
    void drop() {
        channel.close();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        inbox.opened(this);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        handOver();
        inbox.closed(this);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Inbound message) {
        received.add(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        handOver();
    }

    /// The peer has closed its side, but may still read the answers to what it sent before.
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            received.add(new Inbound.Ended());
            handOver();
            if (hungUp) {
                context.close();
            }
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        readOrPause();
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

    private void handOver() {
        if (received.isEmpty()) {
            return;
        }
        int size = decoder.takeBytesRead();
        if (unprocessed.addAndGet(size) > MOST_UNPROCESSED) {
            readOrPause();
        }
        inbox.received(this, received, size);
        received = new ArrayList<>();
    }

    /// Says "paused" before it looks, so that the broker's thread, which counts before it looks,
    /// cannot miss that it has to call again.
    private void readOrPause() {
        paused = true;
        boolean read = unprocessed.get() <= MOST_UNPROCESSED && channel.isWritable();
        channel.config().setAutoRead(read);
        paused = !read;
    }
}
