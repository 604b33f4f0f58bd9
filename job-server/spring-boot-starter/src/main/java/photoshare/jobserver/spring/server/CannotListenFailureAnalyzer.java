package photoshare.jobserver.spring.server;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

final class CannotListenFailureAnalyzer extends AbstractFailureAnalyzer<CannotListenException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, CannotListenException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Stop what uses that port, or choose another address with job-server.host and"
                        + " job-server.port.",
                cause);
    }
}
