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
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The listening socket and all connections.
public final class Network implements AutoCloseable {

    private static final int BACKLOG = 1024;
    private static final int MOST_THREADS = 4;
    private static final Duration FAREWELL = Duration.ofMillis(1200);

    private final EventLoopGroup threads;
    private final ReplyBatch batch = new ReplyBatch();
    private final Channel listener;
    private final Doorkeeper connections;

    private Network(InetSocketAddress address, ConnectionLimits limits, Inbox inbox)
            throws IOException {
        boolean epoll = Epoll.isAvailable();
        threads =
                new MultiThreadIoEventLoopGroup(
                        Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, MOST_THREADS),
                        new DefaultThreadFactory("job-server-io", true),
                        epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        connections = new Doorkeeper(limits, inbox, batch);
        listener =
                listen(
                        address,
                        epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class);
    }

    /// Listens from now on.
    ///
    /// @throws IOException if the address cannot be used, for instance because it is taken
    public static Network open(InetSocketAddress address, ConnectionLimits limits, Inbox inbox)
            throws IOException {
        return new Network(address, limits, inbox);
    }

    /// Listens in order to tell everybody that this server does not serve.
    ///
    /// @throws IOException as for [#open]
    public static Network refusing(InetSocketAddress address, ConnectionLimits limits)
            throws IOException {
        return new Network(address, limits, new ClosedInbox());
    }

    /// Tries whether one could listen there.
    ///
    /// @return the address with a real port, even if port 0 was asked for
    /// @throws IOException as for [#open]
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
        return (InetSocketAddress) listener.localAddress();
    }

    /// Writes out what was sent since the last time. Called by the broker's thread.
    ///
    /// @param allowed asked by the network's threads right before they write; if not, the
    ///   connections are closed instead
    public void send(BooleanSupplier allowed) {
        batch.send(allowed);
    }

    /// Open connections stay.
    public void stopListening() {
        if (listener.isOpen()) {
            listener.close().syncUninterruptibly();
        }
    }

    /// Gives peers that were told goodbye a moment to hear it and to go.
    public void awaitGoodbye() {
        connections.awaitEmpty(FAREWELL);
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
            throw cannotListen(address, bound.cause());
        }
        return bound.channel();
    }

    private static IOException cannotListen(InetSocketAddress address, Throwable cause) {
        return new IOException(
                "Cannot listen on %s:%d".formatted(address.getHostString(), address.getPort()),
                cause);
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
