package photoshare.jobserver.engine.security;

import java.nio.file.Path;
import javax.net.ssl.SSLContext;

/// How connections are made: in the clear, or encrypted by TLS 1.3; older versions of TLS are
/// refused. Files are in PEM form and are read again when they change, so that a renewed
/// certificate needs no restart; connections that are open stay.
public sealed interface Transport {

    /// Plain TCP: whoever reaches the port can read and do everything. For the loopback address and
    /// for networks where that is meant.
    record Plain() implements Transport {}

    /// The server proves who it is; clients and workers do not.
    ///
    /// @param certificate the server's certificate, followed by those of its issuers
    /// @param key its private key: PKCS#8 (`BEGIN PRIVATE KEY`) without a password
    record Tls(Path certificate, Path key) implements Transport {}

    /// Both ends prove who they are; a connection without a certificate is refused.
    ///
    /// @param certificate see [Tls]
    /// @param key see [Tls]
    /// @param clientAuthority the certificates of those who issue certificates to clients and
    ///   workers
    record MutualTls(Path certificate, Path key, Path clientAuthority) implements Transport {}

    /// With keys and trust of the program that the server is embedded in.
    ///
    /// @param mutual whether a connection must show a certificate that the context trusts
    record OwnTls(SSLContext context, boolean mutual) implements Transport {}
}
