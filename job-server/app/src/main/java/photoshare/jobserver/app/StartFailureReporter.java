package photoshare.jobserver.app;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/// Says why the server does not start in one sentence, in the words of the command line. What
/// nobody has foreseen is not reported here but logged whole.
final class StartFailureReporter implements FailureAnalysisReporter {

    @Override
    public void report(FailureAnalysis analysis) {
        System.err.println(sentence(analysis));
    }

    private static String sentence(FailureAnalysis analysis) {
        return switch (analysis.getCause()) {
            case BindException bad
                    when bad.getCause()
                            instanceof UnboundConfigurationPropertiesException unknown ->
                    "Unknown settings: " + names(unknown);
            case BindException bad -> sentence(bad);
            case null, default -> analysis.getDescription();
        };
    }

    private static String names(UnboundConfigurationPropertiesException unknown) {
        return String.join(
                ", ",
                unknown.getUnboundProperties().stream()
                        .map(property -> property.getName().toString())
                        .toList());
    }

    private static String sentence(BindException bad) {
        ConfigurationProperty property = bad.getProperty();
        String reason = reason(bad);
        if (property == null || reason.startsWith("job-server.")) {
            return reason;
        }
        String name = property.getName().toString();
        return CommandLineOption.that(name)
                .map(option ->
                        "%s cannot be \"%s\". %s"
                                .formatted(
                                        option.option(), property.getValue(), option.description()))
                .orElseGet(() ->
                        "%s cannot be \"%s\": %s".formatted(name, property.getValue(), reason));
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
