package photoshare.jobserver.engine.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.net.SocketAddress;
import java.nio.channels.ClosedChannelException;
import java.security.cert.X509Certificate;
import java.util.function.Consumer;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photoshare.jobserver.engine.security.Subject;

/// Waits until it is known who is at the other end, then makes way. Who fails is disconnected, with
/// one line in the log.
final class Handshake extends ChannelInboundHandlerAdapter {

    private static final Logger log = LoggerFactory.getLogger(Handshake.class);

    private final SslHandler tls;
    private final Consumer<Subject> whenDone;

    Handshake(SslHandler tls, Consumer<Subject> whenDone) {
        this.tls = tls;
        this.whenDone = whenDone;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (!(event instanceof SslHandshakeCompletionEvent handshake)) {
            context.fireUserEventTriggered(event);
        } else if (handshake.isSuccess()) {
            whenDone.accept(subject());
            context.pipeline().remove(this);
        } else {
            tell(context.channel().remoteAddress(), handshake.cause());
            context.close();
        }
    }

    /// Said already, by the event.
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    private Subject subject() {
        try {
            return Subject.of((X509Certificate) tls.engine().getSession().getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException _) {
            return Subject.ANONYMOUS;
        }
    }

    private static void tell(SocketAddress peer, Throwable cause) {
        switch (cause) {
            case ClosedChannelException _ -> log.debug("{}: Has left during the handshake", peer);
            case NotSslRecordException _ -> log.info("{}: Does not speak TLS", peer);
            default -> log.info("{}: The handshake failed: {}", peer, cause.getMessage());
        }
    }
}
