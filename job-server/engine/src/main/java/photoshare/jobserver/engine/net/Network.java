package photoshare.jobserver.engine.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import photoshare.jobserver.engine.security.TlsEngines;
import photoshare.jobserver.engine.security.TlsException;
import photoshare.jobserver.engine.security.Transport;

/// The listening socket and all connections, on one thread. That thread runs the broker as well:
/// handing requests to another thread and replies back costs several times what the broker does
/// with them.
public final class Network implements AutoCloseable {

    private static final int BACKLOG = 1024;

    /// Bytes: few for who sends little, many for who sends much.
    private static final RecvByteBufAllocator RECEIVED_AT_ONCE =
            new AdaptiveRecvByteBufAllocator(64, 2048, 1 << 18);

    private static final Duration FAREWELL = Duration.ofMillis(1200);

    private final boolean epoll = Epoll.isAvailable();
    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(
                    1,
                    new DefaultThreadFactory("job-server", true),
                    epoll
                            ? EpollIoHandler.newFactory(0, Lingering::new)
                            : NioIoHandler.newFactory());
    private final EventLoop thread = group.next();
    private final Surroundings surroundings;
    private final Doorkeeper connections;
    private @Nullable Channel listener;

    private Network(Surroundings surroundings, Greeting greeting) {
        this.surroundings = surroundings;
        connections = new Doorkeeper(surroundings, greeting);
    }

    /// @param inbox called by [#thread()]
    /// @throws TlsException if the files of the transport cannot be used
    public static Network of(ConnectionLimits limits, Transport transport, Inbox inbox) {
        Greeting greeting =
                TlsEngines.of(transport)
                        .<Greeting>map(engines -> new Encryption(engines, limits.handshake()))
                        .orElse(Greeting.PLAIN);
        return new Network(new Surroundings(limits, inbox), greeting);
    }

    /// The one thread of the network. A task given by the thread itself runs when everything that
    /// the sockets hold for now has been handed over.
    public ScheduledExecutorService thread() {
        return thread;
    }

    /// Listens from now on.
    ///
    /// @throws IOException if the address cannot be used, for instance because it is taken
    public void listen(InetSocketAddress address) throws IOException {
        ChannelFuture bound = bootstrap().bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw cannotListen(address, bound.cause());
        }
        listener = bound.channel();
    }

    /// Tries whether one could listen there.
    ///
    /// @return the address with a real port, even if port 0 was asked for
    /// @throws IOException as for [#listen]
    public static InetSocketAddress probe(InetSocketAddress address) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return (InetSocketAddress) socket.getLocalSocketAddress();
        } catch (IOException e) {
            throw cannotListen(address, e);
        }
    }

    /// Where it listens; the port is a real one even if port 0 was asked for.
    public InetSocketAddress address() {
        if (listener == null) {
            throw new IllegalStateException("Nobody listens");
        }
        return (InetSocketAddress) listener.localAddress();
    }

    /// Writes out what was sent since the last time. Called by [#thread()].
    ///
    /// @param allowed asked right before; if not, nothing is written and the connections are
    ///   closed, so that nobody waits for it
    public void send(BooleanSupplier allowed) {
        surroundings.outgoing().write(allowed);
    }

    /// Open connections stay.
    public void stopListening() {
        if (listener != null && listener.isOpen()) {
            listener.close().syncUninterruptibly();
        }
    }

    /// Gives peers that were told goodbye a moment to hear it, then closes all connections.
    public void closeAfterGoodbye() {
        stopListening();
        connections.awaitEmpty(FAREWELL);
        close();
    }

    /// Closes all connections and ends the thread.
    @Override
    public void close() {
        stopListening();
        connections.closeAll();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private ServerBootstrap bootstrap() {
        ServerBootstrap bootstrap =
                new ServerBootstrap()
                        .group(group)
                        .channel(
                                epoll
                                        ? EpollServerSocketChannel.class
                                        : NioServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .handler(new AcceptPause())
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.RECVBUF_ALLOCATOR, RECEIVED_AT_ONCE)
                        .childOption(ChannelOption.SO_KEEPALIVE, true)
                        .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                        .childHandler(connections);
        if (epoll) {
            askSilentPeers(bootstrap);
        }
        return bootstrap;
    }

    /// A worker whose machine is gone says no goodbye, and its job goes to nobody else before this
    /// is noticed: by the system's own settings after two hours.
    private static void askSilentPeers(ServerBootstrap bootstrap) {
        bootstrap
                .childOption(EpollChannelOption.TCP_KEEPIDLE, 30)
                .childOption(EpollChannelOption.TCP_KEEPINTVL, 10)
                .childOption(EpollChannelOption.TCP_KEEPCNT, 3);
    }

    private static IOException cannotListen(InetSocketAddress address, Throwable cause) {
        return new IOException(
                "Cannot listen on %s:%d".formatted(address.getHostString(), address.getPort()),
                cause);
    }
}
