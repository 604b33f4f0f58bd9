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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photoshare.jobserver.engine.broker.Replies;
import photoshare.jobserver.engine.broker.Reply;
import photoshare.jobserver.engine.security.Subject;

/// One peer's socket. What was read at one go is handed over as one batch; what the broker says in
/// one batch is written at one go. A peer that sends faster than its requests are processed, or
/// does not read its replies, is not read from until that has changed.
public final class Connection extends SimpleChannelInboundHandler<Inbound> implements Replies {

    private static final Logger log = LoggerFactory.getLogger(Connection.class);

    /// Bytes of requests that may wait for the broker before reading stops.
    private static final int MOST_UNPROCESSED = 1 << 20;

    /// How much is put together before it is written.
    private static final int CHUNK = 1 << 18;

    private static final int PARTING_SECONDS = 1;
    private static final int NEXT_LOOK_MILLIS = 50;

    private final Channel channel;
    private final Subject subject;
    private final MessageDecoder decoder;
    private final Surroundings surroundings;
    private final Share share;

    // of the event loop
    private final Arrivals arrivals = new Arrivals();
    private boolean hungUp;
    private boolean lookingAgain;

    // of the broker's thread
    private List<Reply> replies = new ArrayList<>();

    // of both
    private final AtomicInteger unprocessed = new AtomicInteger();
    private volatile boolean paused;

    Connection(
            Channel channel, Subject subject, MessageDecoder decoder, Surroundings surroundings) {
        this.channel = channel;
        this.subject = subject;
        this.decoder = decoder;
        this.surroundings = surroundings;
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

    /// Called by the broker's thread: it is done with that many bytes of requests.
    public void processed(int size) {
        unprocessed.addAndGet(-size);
        surroundings.buffers().unprocessed(-size);
        if (paused) {
            channel.eventLoop().execute(this::readOrPause);
        }
    }

    /// Called by the broker's thread; written out with the rest of the batch.
    @Override
    public void send(Reply reply) {
        if (replies.isEmpty()) {
            surroundings.batch().add(this, channel.eventLoop());
        }
        replies.add(reply);
    }

    /// Called by the broker's thread.
    List<Reply> takeReplies() {
        List<Reply> taken = replies;
        replies = new ArrayList<>();
        return taken;
    }

    /// Goes out piece by piece, so that no more is put together for a peer than it may leave
    /// unread.
    void write(List<Reply> batch) {
        ByteBuf out = channel.alloc().buffer();
        boolean answered = false;
        for (Reply reply : batch) {
            if (reply instanceof Reply.Goodbye) {
                flush(out).addListener(_ -> hangUp());
                Parting.begin(channel, surroundings.limits().stalled());
                return;
            }
            ReplyWriter.write(reply, out);
            answered |= reply instanceof Reply.Text;
            if (out.readableBytes() > CHUNK) {
                flush(out);
                out = channel.alloc().buffer();
            }
            if (!channel.isActive()) {
                break;
            }
        }
        ChannelFuture written = flush(out);
        if (answered) {
            written.addListener(_ -> goOn());
        }
    }

    private ChannelFuture flush(ByteBuf out) {
        ChannelFuture written = channel.writeAndFlush(out);
        countHeld();
        long most = surroundings.limits().unread();
        if (Unread.of(channel) > most) {
            log.info("{}: More than {} bytes are not read", channel.remoteAddress(), most);
            channel.close();
        }
        return written;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        surroundings.inbox().opened(this);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        handOver(arrivals.takeRest());
        surroundings.inbox().closed(this);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Inbound message) {
        arrivals.add(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        handOver();
        countHeld();
        if (unprocessed.get() > MOST_UNPROCESSED || surroundings.buffers().isFull()) {
            readOrPause();
        }
    }

    /// The peer has closed its side, but may still read the answers to what it sent before.
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent
                || event instanceof SslCloseCompletionEvent) {
            arrivals.add(new Inbound.Ended());
            handOver();
            if (hungUp) {
                context.close();
            }
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        countHeld();
        readOrPause();
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

    /// A line is answered.
    private void goOn() {
        arrivals.answered();
        handOver();
    }

    private void handOver() {
        if (arrivals.isEmpty()) {
            return;
        }
        int size = decoder.takeBytesRead();
        arrivals.count(size);
        unprocessed.addAndGet(size);
        surroundings.buffers().unprocessed(size);
        arrivals.take().ifPresent(this::handOver);
    }

    private void handOver(Arrivals.Batch batch) {
        if (!batch.messages().isEmpty() || batch.size() > 0) {
            surroundings.inbox().received(this, batch.messages(), batch.size());
        }
    }

    private void countHeld() {
        share.hold(decoder.heldBytes() + Unread.of(channel));
    }

    /// Says "paused" before it looks, so that the broker's thread, which counts before it looks,
    /// cannot miss that it has to call again.
    private void readOrPause() {
        paused = true;
        boolean full = surroundings.buffers().isFull();
        boolean read = !full && unprocessed.get() <= MOST_UNPROCESSED && channel.isWritable();
        channel.config().setAutoRead(read);
        paused = !read;
        if (full && !lookingAgain) {
            lookingAgain = true;
            channel.eventLoop().schedule(this::lookAgain, NEXT_LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /// Nobody calls a peer that had to pause because of others.
    private void lookAgain() {
        lookingAgain = false;
        readOrPause();
    }
}
