package photoshare.jobserver.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The libraries are documented as published ones: every public type and method says what it means,
/// and every link leads somewhere. What a name or a record's component says already need not be
/// said again.
class DocumentationTests {

    private static final String FROM_DOCLINT = ".proc.messager";

    /// Tags that would only repeat the sentence above them, and sentences above tags that say it
    /// all.
    private static final String DISPENSABLE =
            "no @(param|return|throws) .*|no @return|no main description|use of default constructor.*";

    /// Constructors that check a record's components, methods that change one of them, and the
    /// table of packet types, which is its own explanation.
    private static final String SPEAKS_FOR_ITSELF =
            "public \\w+ \\{|public \\w+ with[A-Z].*|[A-Z_]+\\(\\d+,.*|[A-Z_]+\\(";

    @ParameterizedTest
    @ValueSource(strings = {"protocol", "engine", "client", "spring-boot-starter"})
    void everythingPublicSaysWhatItMeans(String module, @TempDir Path classes) throws IOException {
        assertThat(remarksOn(module, classes)).isEmpty();
    }

    private static List<String> remarksOn(String module, Path classes) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var remarks = new DiagnosticCollector<JavaFileObject>();
        try (var files = compiler.getStandardFileManager(remarks, null, null);
                var sources = Files.walk(Path.of("..", module, "src", "main", "java"))) {
            var java = sources.filter(file -> file.toString().endsWith(".java")).toList();
            compiler.getTask(
                            null,
                            files,
                            remarks,
                            options(classes),
                            null,
                            files.getJavaFileObjectsFromPaths(java))
                    .call();
        }
        return remarks.getDiagnostics().stream()
                .filter(DocumentationTests::matters)
                .map(DocumentationTests::readable)
                .toList();
    }

    private static List<String> options(Path classes) {
        return List.of(
                "-proc:none",
                "-Xdoclint:all/public",
                "-Xmaxwarns",
                "10000",
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path"));
    }

    private static boolean matters(Diagnostic<? extends JavaFileObject> remark) {
        return remark.getCode().endsWith(FROM_DOCLINT)
                && !remark.getMessage(Locale.ENGLISH).matches(DISPENSABLE)
                && !line(remark).matches(SPEAKS_FOR_ITSELF);
    }

    private static String readable(Diagnostic<? extends JavaFileObject> remark) {
        return "%s:%d %s: %s"
                .formatted(
                        remark.getSource().getName(),
                        remark.getLineNumber(),
                        remark.getMessage(Locale.ENGLISH),
                        line(remark));
    }

    private static String line(Diagnostic<? extends JavaFileObject> remark) {
        try (Stream<String> lines = remark.getSource().getCharContent(true).toString().lines()) {
            return lines.skip(remark.getLineNumber() - 1).findFirst().orElse("").strip();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
