package photoshare.jobserver.engine.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;

/// What was written to a peer and is still kept for it, encrypted or not yet.
final class Unread {

    private Unread() {}

    /// In bytes. Called by the channel's event loop.
    static long of(Channel channel) {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes();
    }
}
