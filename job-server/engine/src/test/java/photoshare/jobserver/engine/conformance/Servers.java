package photoshare.jobserver.engine.conformance;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/// A fresh server of each kind for each test.
final class Servers implements ArgumentsProvider, AnnotationConsumer<Row> {

    private static final boolean ORIGINAL_INSTALLED = Original.isInstalled();

    private Row row;

    @Override
    public void accept(Row annotation) {
        row = annotation;
    }

    @Override
    public Stream<? extends Arguments> provideArguments(
            ParameterDeclarations parameters, ExtensionContext context) {
        boolean both = row.oursOnly().isEmpty() && ORIGINAL_INSTALLED;
        return Stream.of(Server.Kind.values())
                .filter(kind -> both || kind == Server.Kind.OURS)
                .map(kind -> Server.start(kind, row))
                .map(Arguments::of);
    }
}
