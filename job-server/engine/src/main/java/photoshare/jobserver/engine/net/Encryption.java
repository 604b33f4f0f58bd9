package photoshare.jobserver.engine.net;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import photoshare.jobserver.engine.security.Subject;
import photoshare.jobserver.engine.security.TlsEngines;

/// Puts TLS in front of everything else. The arithmetic of handshakes is done by a thread of its
/// own, so that many of them at once delay nobody whose connection stands.
final class Encryption implements Greeting {

    private final TlsEngines engines;
    private final Duration patience;
    private final ExecutorService handshakes =
            Executors.newSingleThreadExecutor(new DefaultThreadFactory("job-server-tls", true));

    Encryption(TlsEngines engines, Duration patience) {
        this.engines = engines;
        this.patience = patience;
    }

    @Override
    public void begin(Channel channel, Consumer<Subject> whenDone) {
        var tls = new SslHandler(engines.next(), handshakes);
        tls.setHandshakeTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
        channel.pipeline().addLast(tls, new Handshake(tls, whenDone));
    }

    @Override
    public void close() {
        handshakes.shutdown();
    }
}
