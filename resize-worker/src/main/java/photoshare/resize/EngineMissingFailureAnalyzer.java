package photoshare.resize;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

final class EngineMissingFailureAnalyzer extends AbstractFailureAnalyzer<EngineMissingException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, EngineMissingException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Install it (bin/libvips does), say where it is with resize.vips.library, or let"
                        + " resize.engine be auto or thumbnailator.",
                cause);
    }
}
