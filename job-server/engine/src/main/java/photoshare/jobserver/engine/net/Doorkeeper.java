package photoshare.jobserver.engine.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.SocketAddress;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photoshare.jobserver.engine.security.Subject;
import photoshare.jobserver.protocol.Magic;
import photoshare.jobserver.protocol.PacketReader;

/// Lets connections in as long as there are not too many of them, and equips them.
@Sharable
final class Doorkeeper extends ChannelInitializer<Channel> {

    private static final Logger log = LoggerFactory.getLogger(Doorkeeper.class);

    private final Surroundings surroundings;
    private final ConnectionLimits limits;
    private final Greeting greeting;
    private final PacketReader reader;
    private final Addresses addresses;
    private final ChannelGroup inside = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    Doorkeeper(Surroundings surroundings, Greeting greeting) {
        this.surroundings = surroundings;
        this.greeting = greeting;
        limits = surroundings.limits();
        reader = new PacketReader(Magic.REQUEST, limits.packetSize(), limits.argumentSize());
        addresses = new Addresses(limits.connectionsPerAddress());
    }

    @Override
    protected void initChannel(Channel channel) {
        if (enter(channel)) {
            greeting.begin(channel, subject -> equip(channel, subject));
        } else {
            channel.close();
        }
    }

    private boolean enter(Channel channel) {
        if (inside.size() >= limits.connections()) {
            turnAway(channel, limits.connections());
            return false;
        }
        SocketAddress address = channel.remoteAddress();
        if (!addresses.enter(address)) {
            turnAway(channel, limits.connectionsPerAddress());
            return false;
        }
        inside.add(channel);
        channel.closeFuture().addListener(_ -> addresses.leave(address));
        return true;
    }

    private void turnAway(Channel channel, int most) {
        log.warn("{} is turned away: there are {} connections", channel.remoteAddress(), most);
    }

    private void equip(Channel channel, Subject subject) {
        var decoder = new MessageDecoder(reader, new Slice(Slice.USUAL));
        ChannelPipeline pipeline = channel.pipeline().addLast(decoder);
        if (!limits.stalled().isZero()) {
            pipeline.addLast(new StalledPeers(decoder, limits.stalled()));
        }
        pipeline.addLast(new Connection(channel, subject, decoder, surroundings));
    }

    /// Waits until nobody is inside, but no longer than that.
    void awaitEmpty(Duration patience) {
        inside.newCloseFuture().awaitUninterruptibly(patience.toMillis());
    }

    void closeAll() {
        inside.close().awaitUninterruptibly();
        greeting.close();
    }
}
