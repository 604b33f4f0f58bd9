package photoshare.jobserver.spring.server;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import photoshare.jobserver.engine.security.Transport;

/// Settings under `job-server.tls`: encryption, by files in PEM form that are read again when they
/// change.
///
/// @param certificate the server's certificate, followed by those of its issuers; none for plain
///   TCP
/// @param key its private key, PKCS#8 without a password
/// @param clientCa the certificates of those who issue certificates to clients and workers, which
///   then have to show one
record TlsProperties(@Nullable Path certificate, @Nullable Path key, @Nullable Path clientCa) {

    TlsProperties {
        if ((certificate == null) != (key == null)) {
            throw new IllegalArgumentException(
                    "job-server.tls.certificate and job-server.tls.key go together; %s is missing"
                            .formatted(certificate == null ? "the certificate" : "the key"));
        }
        if (clientCa != null && certificate == null) {
            throw new IllegalArgumentException(
                    "job-server.tls.client-ca needs job-server.tls.certificate and"
                            + " job-server.tls.key");
        }
    }

    Transport transport() {
        if (certificate == null || key == null) {
            return new Transport.Plain();
        }
        return clientCa == null
                ? new Transport.Tls(certificate, key)
                : new Transport.MutualTls(certificate, key, clientCa);
    }
}
