package photoshare.jobserver.spring.server;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import photoshare.jobserver.engine.security.TlsException;

final class TlsFailureAnalyzer extends AbstractFailureAnalyzer<TlsException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, TlsException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Look at job-server.tls.certificate, job-server.tls.key and"
                        + " job-server.tls.client-ca.",
                cause);
    }
}
