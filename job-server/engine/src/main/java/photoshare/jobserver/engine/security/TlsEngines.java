package photoshare.jobserver.engine.security;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/// The server's end of encrypted connections. May be used by any thread.
public final class TlsEngines {

    private static final String[] PROTOCOLS = {"TLSv1.3"};

    private final Supplier<SSLContext> contexts;
    private final boolean mutual;

    private TlsEngines(Supplier<SSLContext> contexts, boolean mutual) {
        this.contexts = contexts;
        this.mutual = mutual;
    }

    /// @return empty if connections are not to be encrypted
    /// @throws TlsException if the files cannot be used
    public static Optional<TlsEngines> of(Transport transport) {
        return switch (transport) {
            case Transport.Plain _ -> Optional.empty();
            case Transport.Tls(var certificate, var key) ->
                    Optional.of(fromFiles(certificate, key, List.of()));
            case Transport.MutualTls(var certificate, var key, var clientAuthority) ->
                    Optional.of(fromFiles(certificate, key, List.of(clientAuthority)));
            case Transport.OwnTls(var context, var mutual) ->
                    Optional.of(new TlsEngines(() -> context, mutual));
        };
    }

    private static TlsEngines fromFiles(Path certificate, Path key, List<Path> authorities) {
        var files = new TlsFiles(certificate, key, authorities);
        return new TlsEngines(new RenewedContext(files), !authorities.isEmpty());
    }

    /// For one more connection.
    public SSLEngine next() {
        SSLEngine engine = contexts.get().createSSLEngine();
        engine.setUseClientMode(false);
        engine.setEnabledProtocols(PROTOCOLS);
        engine.setNeedClientAuth(mutual);
        return engine;
    }
}
