package photoshare.jobserver.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;

/// One connection of the [Generator]. Everything that is sent in answer to what arrived together
/// leaves together.
final class Link implements AutoCloseable {

    /// Takes out of the buffer what it can use; the rest is offered again with more behind it.
    interface Listener {
        void arrived(Link link, ByteBuffer in);
    }

    private static final int COPIED = 1 << 14;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Listener listener;
    private final Collection<Link> unsent;
    private final ByteBuffer in;
    private ByteBuffer out = ByteBuffer.allocateDirect(1 << 10);
    private final Queue<ByteBuffer> large = new ArrayDeque<>();
    private boolean announced;

    Link(
            SocketChannel channel,
            SelectionKey key,
            int bufferSize,
            Listener listener,
            Collection<Link> unsent) {
        this.channel = channel;
        this.key = key;
        this.listener = listener;
        this.unsent = unsent;
        this.in = ByteBuffer.allocateDirect(bufferSize);
    }

    /// Sends the bytes between position and limit, and leaves the buffer as it is.
    void send(ByteBuffer bytes) {
        if (!announced) {
            announced = true;
            unsent.add(this);
        }
        if (bytes.remaining() > COPIED || !large.isEmpty()) {
            large.add(bytes.remaining() > COPIED ? bytes.duplicate() : copyOf(bytes));
        } else {
            reserve(bytes.remaining());
            out.put(out.position(), bytes, bytes.position(), bytes.remaining());
            out.position(out.position() + bytes.remaining());
        }
    }

    void flush() throws IOException {
        announced = false;
        out.flip();
        channel.write(out);
        boolean all = !out.hasRemaining();
        out.compact();
        while (all && !large.isEmpty()) {
            channel.write(large.element());
            all = !large.element().hasRemaining();
            if (all) {
                large.remove();
            }
        }
        int interest = all ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
        if (key.interestOps() != interest) {
            key.interestOps(interest);
        }
    }

    void ready() throws IOException {
        if (key.isReadable()) {
            if (channel.read(in) < 0) {
                throw new EOFException("The server has closed a connection");
            }
            in.flip();
            listener.arrived(this, in);
            in.compact();
        }
        if (key.isWritable()) {
            flush();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void reserve(int size) {
        if (out.remaining() < size) {
            out.flip();
            out = ByteBuffer.allocateDirect(Math.max(out.capacity() * 2, size * 2)).put(out);
        }
    }

    private static ByteBuffer copyOf(ByteBuffer bytes) {
        return ByteBuffer.allocate(bytes.remaining()).put(bytes.duplicate()).flip();
    }
}
