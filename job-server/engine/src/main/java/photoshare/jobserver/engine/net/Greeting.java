package photoshare.jobserver.engine.net;

import io.netty.channel.Channel;
import java.util.function.Consumer;
import photoshare.jobserver.engine.security.Subject;

/// What happens on a new connection before the first request.
interface Greeting {

    /// In the clear nobody proves anything.
    Greeting PLAIN = (_, whenDone) -> whenDone.accept(Subject.ANONYMOUS);

    /// @param whenDone called with the other end's name; not called if it fails to prove it
    void begin(Channel channel, Consumer<Subject> whenDone);

    /// No more connections will come.
    default void close() {}
}
