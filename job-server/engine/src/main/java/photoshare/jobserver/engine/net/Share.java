package photoshare.jobserver.engine.net;

import io.netty.channel.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What one connection holds of the [Buffers].
final class Share {

    private static final Logger log = LoggerFactory.getLogger(Share.class);

    private final Channel channel;
    private final Buffers buffers;
    private long held;

    Share(Channel channel, Buffers buffers) {
        this.channel = channel;
        this.buffers = buffers;
        buffers.enter(this);
        channel.closeFuture()
                .addListener(_ -> {
                    buffers.leave(this);
                    change(0);
                });
    }

    /// In bytes.
    long held() {
        return held;
    }

    void hold(long bytes) {
        if (bytes != held && channel.isOpen()) {
            change(bytes);
        }
    }

    private void change(long bytes) {
        long more = bytes - held;
        held = bytes;
        buffers.hold(more);
    }

    /// All together hold too much, and nobody holds more.
    void evict() {
        log.info(
                "{}: Holds {} bytes, more than any other, and all together hold too many",
                channel.remoteAddress(),
                held);
        channel.close();
    }
}
