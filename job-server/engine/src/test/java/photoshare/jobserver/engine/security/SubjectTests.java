package photoshare.jobserver.engine.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.pkitesting.CertificateBuilder;
import org.junit.jupiter.api.Test;

class SubjectTests {

    @Test
    void hasTheCommonNameAndTheAlternativeNames() throws Exception {
        assertThat(
                        subject(
                                        builder("CN=web-1, OU=Sites, O=Example")
                                                .addSanDnsName("web-1.example.org")
                                                .addSanUriName("spiffe://example.org/web")
                                                .addSanIpAddress("10.0.0.1")
                                                .addSanRfc822Name("web@example.org"))
                                .names())
                .containsExactly("web-1", "web-1.example.org", "spiffe://example.org/web");
    }

    @Test
    void takesACommonNameForWhatItIs() throws Exception {
        assertThat(subject(builder("CN=\"ops, CN=web-1\"")).names())
                .containsExactly("ops, CN=web-1");
    }

    @Test
    void hasItsWholeNameIfThereIsNoOther() throws Exception {
        assertThat(subject(builder("O=Example")).names()).containsExactly("O=Example");
    }

    private static CertificateBuilder builder(String name) {
        return new CertificateBuilder().ecp256().subject(name);
    }

    private static Subject subject(CertificateBuilder builder) throws Exception {
        return Subject.of(
                builder.setIsCertificateAuthority(true).buildSelfSigned().getCertificate());
    }
}
