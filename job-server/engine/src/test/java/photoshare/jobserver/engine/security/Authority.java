package photoshare.jobserver.engine.security;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/// Issues certificates to the peers of a test.
public final class Authority {

    private final X509Bundle own;

    public Authority() throws Exception {
        own = builder("authority").setIsCertificateAuthority(true).buildSelfSigned();
    }

    private static CertificateBuilder builder(String name) {
        return new CertificateBuilder().ecp256().subject("CN=" + name);
    }

    public X509Bundle server() throws Exception {
        return builder("server").addSanIpAddress("127.0.0.1").buildIssuedBy(own);
    }

    public X509Bundle client(String name) throws Exception {
        return builder(name).buildIssuedBy(own);
    }

    /// Until yesterday.
    public X509Bundle expired(String name) throws Exception {
        Instant now = Instant.now();
        return builder(name)
                .notBefore(now.minus(Duration.ofDays(9)))
                .notAfter(now.minus(Duration.ofDays(1)))
                .buildIssuedBy(own);
    }

    public X509Bundle own() {
        return own;
    }

    /// What a server needs to show that certificate.
    public static Transport.Tls tls(X509Bundle server, Path directory) throws IOException {
        return new Transport.Tls(
                Files.writeString(directory.resolve("server.crt"), server.getCertificatePathPEM()),
                Files.writeString(directory.resolve("server.key"), server.getPrivateKeyPEM()));
    }

    /// What a server needs to ask for certificates of this authority.
    public Transport.MutualTls mutualTls(Path directory) throws Exception {
        Transport.Tls tls = tls(server(), directory);
        return new Transport.MutualTls(
                tls.certificate(),
                tls.key(),
                Files.writeString(directory.resolve("clients.crt"), own.getCertificatePEM()));
    }

    /// For a peer that trusts servers of this authority, and shows a certificate if it has one.
    public SSLContext context(Optional<X509Bundle> client) throws Exception {
        var context = SSLContext.getInstance("TLS");
        context.init(
                client.isPresent()
                        ? client.get().toKeyManagerFactory().getKeyManagers()
                        : new KeyManager[0],
                new TrustManager[] {own.toTrustManager()},
                null);
        return context;
    }
}
