package photoshare.jobserver.engine.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photoshare.jobserver.protocol.Magic;
import photoshare.jobserver.protocol.PacketReader;

/// Lets connections in as long as there are not too many of them, and equips them.
@Sharable
final class Doorkeeper extends ChannelInitializer<Channel> {

    private static final Logger log = LoggerFactory.getLogger(Doorkeeper.class);

    private final ConnectionLimits limits;
    private final Inbox inbox;
    private final Outgoing outgoing;
    private final PacketReader reader;
    private final ChannelGroup inside = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    Doorkeeper(ConnectionLimits limits, Inbox inbox, Outgoing outgoing) {
        this.limits = limits;
        this.inbox = inbox;
        this.outgoing = outgoing;
        this.reader = new PacketReader(Magic.REQUEST, limits.packetSize(), limits.argumentSize());
    }

    @Override
    protected void initChannel(Channel channel) {
        if (inside.size() >= limits.connections()) {
            log.warn(
                    "{} is turned away: there are {} connections",
                    channel.remoteAddress(),
                    limits.connections());
            channel.close();
            return;
        }
        inside.add(channel);
        var decoder = new MessageDecoder(reader);
        channel.pipeline().addLast(decoder);
        if (!limits.stalled().isZero()) {
            channel.pipeline().addLast(new StalledPeers(decoder, limits.stalled()));
        }
        channel.pipeline().addLast(new Connection(channel, limits.unread(), inbox, outgoing));
    }

    /// Waits until nobody is inside, but no longer than that.
    void awaitEmpty(Duration patience) {
        inside.newCloseFuture().awaitUninterruptibly(patience.toMillis());
    }

    void closeAll() {
        inside.close().awaitUninterruptibly();
    }
}
