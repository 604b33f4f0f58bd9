package photoshare.jobserver.engine.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// The server's key and certificates as they are in files.
///
/// @param authorities whose certificates clients may show; none if clients need not show any
record TlsFiles(Path certificate, Path key, List<Path> authorities) {

    private static final char[] NO_PASSWORD = {};

    /// How long a client may come back without showing its certificate anew.
    private static final Duration LONGEST_SESSION = Duration.ofMinutes(5);

    /// What changes when one of the files does.
    List<String> versions() {
        return Stream.concat(Stream.of(certificate, key), authorities.stream())
                .map(TlsFiles::version)
                .toList();
    }

    /// @throws TlsException if a file cannot be used
    SSLContext context() {
        List<X509Certificate> chain = PemFile.read(certificate).certificates();
        PrivateKey privateKey = PemFile.read(key).privateKey(chain.getFirst().getPublicKey());
        List<X509Certificate> trusted =
                authorities.stream()
                        .flatMap(file -> PemFile.read(file).certificates().stream())
                        .toList();
        try {
            requireMatch(privateKey, chain.getFirst());
            var context = SSLContext.getInstance("TLSv1.3");
            context.init(identity(privateKey, chain), trust(trusted), null);
            context.getServerSessionContext()
                    .setSessionTimeout(Math.toIntExact(LONGEST_SESSION.toSeconds()));
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new TlsException(
                    "The certificate in %s and the key in %s cannot be used: %s."
                            .formatted(certificate, key, e.getMessage()),
                    e);
        }
    }

    private void requireMatch(PrivateKey privateKey, X509Certificate own)
            throws GeneralSecurityException {
        byte[] text = {1, 2, 3};
        String algorithm =
                switch (privateKey.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    case String other -> other;
                };
        var signature = Signature.getInstance(algorithm);
        signature.initSign(privateKey);
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(own.getPublicKey());
        signature.update(text);
        if (!signature.verify(signed)) {
            throw new TlsException(
                    "The key in %s does not belong to the first certificate in %s."
                            .formatted(key, certificate));
        }
    }

    private static KeyManager[] identity(PrivateKey key, List<X509Certificate> chain)
            throws GeneralSecurityException, IOException {
        KeyStore keys = emptyStore();
        keys.setKeyEntry("server", key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static TrustManager[] trust(List<X509Certificate> authorities)
            throws GeneralSecurityException, IOException {
        if (authorities.isEmpty()) {
            return new TrustManager[0];
        }
        KeyStore trusted = emptyStore();
        for (int i = 0; i < authorities.size(); i++) {
            trusted.setCertificateEntry("authority" + i, authorities.get(i));
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static String version(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.lastModifiedTime()
                    + " "
                    + attributes.size()
                    + " "
                    + attributes.fileKey();
        } catch (IOException e) {
            return e.toString();
        }
    }
}
