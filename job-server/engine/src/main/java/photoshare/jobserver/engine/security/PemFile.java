package photoshare.jobserver.engine.security;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/// The blocks of one PEM file; whatever stands between them is passed over.
record PemFile(Path file, List<Block> blocks) {

    private record Block(String label, String text) {

        byte[] content() {
            return Base64.getMimeDecoder().decode(text);
        }
    }

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String PKCS8 = "PRIVATE KEY";

    static PemFile read(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            var blocks = new ArrayList<Block>();
            var matcher = BLOCK.matcher(text);
            while (matcher.find()) {
                blocks.add(new Block(matcher.group(1), matcher.group(2)));
            }
            return new PemFile(file, blocks);
        } catch (NoSuchFileException e) {
            throw new TlsException("%s does not exist; a PEM file is needed.".formatted(file), e);
        } catch (IOException e) {
            throw new TlsException("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
        }
    }

    /// At least one.
    List<X509Certificate> certificates() {
        var certificates = new ArrayList<X509Certificate>();
        for (Block block : blocks) {
            if (block.label().equals(CERTIFICATE)) {
                certificates.add(certificate(block));
            }
        }
        if (certificates.isEmpty()) {
            throw new TlsException(
                    "%s contains no certificate; a PEM file with BEGIN CERTIFICATE is needed."
                            .formatted(file));
        }
        return certificates;
    }

    private X509Certificate certificate(Block block) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(block.content()));
        } catch (CertificateException | IllegalArgumentException e) {
            throw new TlsException(
                    "%s contains a certificate that cannot be read: %s."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    /// The key, which is of the same kind as the public one.
    PrivateKey privateKey(PublicKey publicKey) {
        Block key =
                blocks.stream()
                        .filter(block -> block.label().endsWith(PKCS8))
                        .findFirst()
                        .orElseThrow(() ->
                                new TlsException(
                                        "%s contains no private key; accepted is PKCS#8 (BEGIN PRIVATE KEY) without a password."
                                                .formatted(file)));
        if (!key.label().equals(PKCS8)) {
            throw new TlsException(
                    "%1$s contains a key in the form \"%2$s\"; accepted is PKCS#8 (BEGIN PRIVATE KEY) without a password. This converts it: openssl pkcs8 -topk8 -nocrypt -in %1$s -out server.key"
                            .formatted(file, key.label()));
        }
        try {
            return KeyFactory.getInstance(publicKey.getAlgorithm())
                    .generatePrivate(new PKCS8EncodedKeySpec(key.content()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new TlsException(
                    "%s contains no private key of the certificate's kind, which is %s."
                            .formatted(file, publicKey.getAlgorithm()),
                    e);
        }
    }
}
