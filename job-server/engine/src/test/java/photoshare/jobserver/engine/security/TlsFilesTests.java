package photoshare.jobserver.engine.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said of files that cannot be used.
class TlsFilesTests {

    private static Authority authority;
    private static X509Bundle bundle;

    @TempDir private Path directory;
    private Path certificate;
    private Path key;

    @BeforeAll
    static void issueCertificate() throws Exception {
        authority = new Authority();
        bundle = authority.server();
    }

    @BeforeEach
    void writeFiles() throws IOException {
        Transport.Tls tls = Authority.tls(bundle, directory);
        certificate = tls.certificate();
        key = tls.key();
    }

    @Test
    void usesAKeyAndACertificateWithThoseOfItsIssuers() throws IOException {
        Files.writeString(
                certificate,
                "any comment\n" + bundle.getCertificatePEM() + bundle.getRootCertificatePEM());

        assertThat(context(List.of(certificate)).getProtocol()).isEqualTo("TLSv1.3");
    }

    @Test
    void usesOneFileForBoth() throws IOException {
        Files.writeString(key, bundle.getPrivateKeyPEM() + bundle.getCertificatePEM());
        certificate = key;

        assertThat(context(List.of())).isNotNull();
    }

    @Test
    void usesAKeyOfRsa() throws Exception {
        X509Bundle rsa =
                new CertificateBuilder()
                        .rsa2048()
                        .subject("CN=server")
                        .setIsCertificateAuthority(true)
                        .buildSelfSigned();
        Authority.tls(rsa, directory);

        assertThat(context(List.of())).isNotNull();
    }

    @Test
    void namesTheFileThatIsMissing() throws IOException {
        Files.delete(key);

        assertComplaint(key + " does not exist; a PEM file is needed.");
    }

    @Test
    void namesTheFileThatContainsNoCertificate() throws IOException {
        Files.writeString(certificate, "not a certificate");

        assertComplaint(
                certificate
                        + " contains no certificate; a PEM file with BEGIN CERTIFICATE is needed.");
    }

    @Test
    void namesTheFileThatContainsNoKey() {
        key = certificate;

        assertComplaint(
                key
                        + " contains no private key; accepted is PKCS#8 (BEGIN PRIVATE KEY) without a password.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY"})
    void saysHowToConvertOtherKindsOfKeys(String label) throws IOException {
        Files.writeString(
                key,
                "-----BEGIN %1$s-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n-----END %1$s-----\n"
                        .formatted(label));

        assertComplaint(
                "%s contains a key in the form \"%s\"; accepted is PKCS#8".formatted(key, label));
        assertComplaint("openssl pkcs8 -topk8 -nocrypt -in " + key);
    }

    @Test
    void namesTheFileWithAKeyThatIsNone() throws IOException {
        Files.writeString(key, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");

        assertComplaint(key + " contains no private key of the certificate's kind, which is EC.");
    }

    @Test
    void namesTheFileWithACertificateThatIsNone() throws IOException {
        Files.writeString(
                certificate, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");

        assertComplaint(certificate + " contains a certificate that cannot be read");
    }

    @Test
    void seesThatAKeyBelongsToAnotherCertificate() throws Exception {
        Files.writeString(key, authority.server().getPrivateKeyPEM());

        assertComplaint(
                "The key in %s does not belong to the first certificate in %s."
                        .formatted(key, certificate));
    }

    @Test
    void namesTheFileWithoutAuthorities() throws IOException {
        Path authorities = Files.writeString(directory.resolve("clients.crt"), "");

        assertThatExceptionOfType(TlsException.class)
                .isThrownBy(() -> context(List.of(authorities)))
                .withMessageStartingWith(authorities + " contains no certificate");
    }

    private SSLContext context(List<Path> authorities) {
        return new TlsFiles(certificate, key, authorities).context();
    }

    private void assertComplaint(String message) {
        assertThatExceptionOfType(TlsException.class)
                .isThrownBy(() -> context(List.of()))
                .withMessageContaining(message);
    }
}
