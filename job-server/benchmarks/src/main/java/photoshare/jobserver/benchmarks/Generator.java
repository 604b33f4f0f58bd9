package photoshare.jobserver.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// One thread that drives any number of connections, with as little work per packet as possible: it
/// must stay faster than the servers it measures. It never sleeps, for then waking it up would be
/// measured; the servers get the processor when they want it.
final class Generator implements AutoCloseable {

    private static final int BUFFER = 1 << 17;

    private final Selector selector;
    private final List<Link> links = new ArrayList<>();
    private final List<Link> unsent = new ArrayList<>();

    Generator() throws IOException {
        selector = Selector.open();
    }

    Link connect(InetSocketAddress server, Link.Listener listener) throws IOException {
        return connect(server, BUFFER, listener);
    }

    /// @param bufferSize the most that may arrive at a time, in bytes
    Link connect(InetSocketAddress server, int bufferSize, Link.Listener listener)
            throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
        var link = new Link(channel, key, bufferSize, listener, unsent);
        key.attach(link);
        links.add(link);
        return link;
    }

    /// Sends and receives until the goal is reached or the time is over.
    ///
    /// @return the nanoseconds that it took
    long run(BooleanSupplier reached, Duration most) throws IOException {
        long start = System.nanoTime();
        long end = start + most.toNanos();
        flush();
        while (!reached.getAsBoolean() && System.nanoTime() < end) {
            if (selector.selectNow(Generator::ready) == 0) {
                Thread.yield();
            }
            flush();
        }
        return System.nanoTime() - start;
    }

    private void flush() throws IOException {
        for (int i = 0; i < unsent.size(); i++) {
            unsent.get(i).flush();
        }
        unsent.clear();
    }

    private static void ready(SelectionKey key) {
        try {
            ((Link) key.attachment()).ready();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (Link link : links) {
            link.close();
        }
        selector.close();
    }
}
