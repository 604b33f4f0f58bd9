package photoshare.jobserver.engine.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// When a connection cannot be accepted, mostly because the process may open no more files, the
/// next attempt would fail as well: without a pause the thread would do nothing else any more.
/// Meanwhile new connections wait in the backlog, and those that are open are served.
final class AcceptPause extends ChannelInboundHandlerAdapter {

    private static final Logger log = LoggerFactory.getLogger(AcceptPause.class);

    private static final int PAUSE_MILLIS = 500;

    /// After that long without a failure the trouble is over; until then it is told once.
    private static final Duration CALM = Duration.ofSeconds(5);

    private boolean troubled;
    private long lastFailure;

    @Override
    public void channelRead(ChannelHandlerContext context, Object child) {
        if (troubled && System.nanoTime() - lastFailure > CALM.toNanos()) {
            troubled = false;
            log.info("Connections are accepted again");
        }
        context.fireChannelRead(child);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        lastFailure = System.nanoTime();
        if (!troubled) {
            troubled = true;
            log.warn("No connection can be accepted: {}", cause.getMessage());
        }
        context.channel().config().setAutoRead(false);
        context.executor()
                .schedule(
                        () -> context.channel().config().setAutoRead(true),
                        PAUSE_MILLIS,
                        TimeUnit.MILLISECONDS);
    }
}
