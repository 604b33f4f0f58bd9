package photoshare.jobserver.engine.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes a connection that has sent a part of a packet and then nothing for a while. Between
/// packets a peer may be silent for ever.
final class StalledPeers extends ChannelInboundHandlerAdapter {

    private static final Logger log = LoggerFactory.getLogger(StalledPeers.class);

    private final MessageDecoder decoder;
    private final Duration patience;
    private long lastRead;
    private @Nullable Future<?> check;

    StalledPeers(MessageDecoder decoder, Duration patience) {
        this.decoder = decoder;
        this.patience = patience;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        lastRead = System.nanoTime();
        if (check == null && decoder.isInsideMessage()) {
            checkIn(patience.toNanos(), context);
        }
        context.fireChannelReadComplete();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (check != null) {
            check.cancel(false);
        }
        context.fireChannelInactive();
    }

    private void checkIn(long nanos, ChannelHandlerContext context) {
        check = context.executor().schedule(() -> check(context), nanos, TimeUnit.NANOSECONDS);
    }

    private void check(ChannelHandlerContext context) {
        check = null;
        if (!decoder.isInsideMessage()) {
            return;
        }
        if (!context.channel().config().isAutoRead()) {
            lastRead = System.nanoTime();
        }
        long left = lastRead + patience.toNanos() - System.nanoTime();
        if (left > 0) {
            checkIn(left, context);
        } else {
            log.info(
                    "{}: Nothing came for {} in the middle of a packet",
                    context.channel().remoteAddress(),
                    patience);
            context.close();
        }
    }
}
