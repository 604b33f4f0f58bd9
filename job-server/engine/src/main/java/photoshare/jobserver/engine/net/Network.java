package photoshare.jobserver.engine.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import photoshare.jobserver.engine.security.TlsEngines;
import photoshare.jobserver.engine.security.TlsException;
import photoshare.jobserver.engine.security.Transport;

/// The listening socket and all connections.
public final class Network implements AutoCloseable {

    private static final int BACKLOG = 1024;
    private static final int MOST_THREADS = 4;

    private final EventLoopGroup threads;
    private final ReplyBatch batch = new ReplyBatch();
    private final Channel listener;
    private final Doorkeeper connections;

    private Network(
            InetSocketAddress address, ConnectionLimits limits, Greeting greeting, Inbox inbox)
            throws IOException {
        boolean epoll = Epoll.isAvailable();
        threads =
                new MultiThreadIoEventLoopGroup(
                        Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, MOST_THREADS),
                        new DefaultThreadFactory("job-server-io", true),
                        epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        connections = new Doorkeeper(new Surroundings(limits, inbox, batch), greeting);
        listener =
                listen(
                        address,
                        epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class);
    }

    /// Listens from now on.
    ///
    /// @throws TlsException if the files of the transport cannot be used
    /// @throws IOException if the address cannot be used, for instance because it is taken
    public static Network open(
            InetSocketAddress address, ConnectionLimits limits, Transport transport, Inbox inbox)
            throws IOException {
        Greeting greeting =
                TlsEngines.of(transport)
                        .<Greeting>map(engines -> new Encryption(engines, limits.handshake()))
                        .orElse(Greeting.PLAIN);
        return new Network(address, limits, greeting, inbox);
    }

    /// Where it listens; the port is a real one even if port 0 was asked for.
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.localAddress();
    }

    /// Writes out what was sent since the last time. Called by the broker's thread.
    public void send() {
        batch.send();
    }

    /// Open connections stay.
    public void stopListening() {
        listener.close().syncUninterruptibly();
    }

    /// Writes what was sent, then closes all connections.
    @Override
    public void close() {
        stopListening();
        connections.closeAll();
        threads.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private Channel listen(InetSocketAddress address, Class<? extends ServerChannel> type)
            throws IOException {
        ServerBootstrap bootstrap =
                new ServerBootstrap()
                        .group(threads)
                        .channel(type)
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .handler(new AcceptPause())
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.SO_KEEPALIVE, true)
                        .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                        .childHandler(connections);
        if (type == EpollServerSocketChannel.class) {
            askSilentPeers(bootstrap);
        }
        ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            threads.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            throw new IOException(
                    "Cannot listen on %s:%d".formatted(address.getHostString(), address.getPort()),
                    bound.cause());
        }
        return bound.channel();
    }

    /// A worker whose machine is gone says no goodbye, and its job goes to nobody else before this
    /// is noticed: by the system's own settings after two hours.
    private static void askSilentPeers(ServerBootstrap bootstrap) {
        bootstrap
                .childOption(EpollChannelOption.TCP_KEEPIDLE, 30)
                .childOption(EpollChannelOption.TCP_KEEPINTVL, 10)
                .childOption(EpollChannelOption.TCP_KEEPCNT, 3);
    }
}
