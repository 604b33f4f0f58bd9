package photoshare.jobserver.engine.net;

import io.netty.channel.Channel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Closes a connection to which everything was said, if the peer does not take it.
record Parting(Channel channel, Duration patience) {

    /// @param patience how long the peer may take nothing; zero for as long as it likes
    static void begin(Channel channel, Duration patience) {
        if (!patience.isZero()) {
            new Parting(channel, patience).lookAgain(Long.MAX_VALUE);
        }
    }

    private void lookAgain(long unreadBefore) {
        channel.eventLoop()
                .schedule(() -> look(unreadBefore), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look(long unreadBefore) {
        long unread = Unread.of(channel);
        if (unread >= unreadBefore) {
            channel.close();
        } else if (unread > 0) {
            lookAgain(unread);
        }
    }
}
