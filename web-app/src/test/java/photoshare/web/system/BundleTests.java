package photoshare.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BundleTests {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern USED = Pattern.compile("#\\{([a-z][a-z0-9.-]+)");

    private static final Pattern SINGLE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");

    static List<String> bundles() throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES.resolve("messages"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith("_de.properties"))
                    .map(name -> name.replace(".properties", ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void saysTheSameInEveryLanguage(String bundle) {
        Properties english = sentences(bundle);
        Properties german = sentences(bundle + "_de");

        assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String name : english.stringPropertyNames()) {
            assertThat(speaksOf(german, name)).as(name).isEqualTo(speaksOf(english, name));
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void namesItsSentencesAfterItself(String bundle) {
        assertThat(sentences(bundle).stringPropertyNames())
                .allMatch(name -> name.startsWith(bundle + "."));
    }

    /// In a message format a single one begins a quotation.
    @ParameterizedTest
    @MethodSource("bundles")
    void doublesItsApostrophes(String bundle) {
        for (String name : List.of(bundle, bundle + "_de")) {
            assertThat(sentences(name).values())
                    .noneMatch(sentence -> SINGLE_APOSTROPHE.matcher((String) sentence).find());
        }
    }

    @Test
    void hasEverySentenceThatATemplateWants() throws IOException {
        Set<String> known = new TreeSet<>();
        bundles().forEach(bundle -> known.addAll(sentences(bundle).stringPropertyNames()));

        assertThat(wanted()).isSubsetOf(known);
    }

    @Test
    void hasEverySentenceThatTheCodeWants() throws IOException {
        var named =
                Pattern.compile(
                        "\"\\{?((?:%s)\\.[a-z0-9.-]*[a-z0-9])}?\""
                                .formatted(String.join("|", bundles())));
        Set<String> known = new TreeSet<>();
        bundles().forEach(bundle -> known.addAll(sentences(bundle).stringPropertyNames()));

        assertThat(found(Path.of("src/main/java"), named)).isSubsetOf(known);
    }

    private static Set<String> wanted() throws IOException {
        return found(RESOURCES.resolve("templates"), USED);
    }

    private static Set<String> found(Path folder, Pattern use) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> use.matcher(text(file)).results())
                    .map(name -> name.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static int speaksOf(Properties sentences, String name) {
        return new MessageFormat(sentences.getProperty(name), Locale.ENGLISH)
                .getFormatsByArgumentIndex()
                .length;
    }

    private static Properties sentences(String bundle) {
        var sentences = new Properties();
        try (var file =
                Files.newBufferedReader(RESOURCES.resolve("messages/" + bundle + ".properties"))) {
            sentences.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sentences;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
