package photoshare.jobserver.engine.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The languages in which there are Gearman clients and workers by others. Each has a `client` and
/// a `worker` in the test resources that do the same.
enum Language {
    C("libgearman and a C compiler", "/usr/bin/gcc", "/usr/include/libgearman/gearman.h") {
        @Override
        List<String> command(String program) throws IOException, InterruptedException {
            Path compiled = Path.of("target", "foreign-" + program);
            if (!Files.exists(compiled)) {
                var compiler =
                        List.of(
                                "gcc",
                                "-Wall",
                                "-Wextra",
                                "-o",
                                compiled.toString(),
                                source(program + ".c"),
                                "-lgearman");
                assertThat(ForeignProgram.start(compiler).output()).isEmpty();
            }
            return List.of(compiled.toString());
        }
    },
    PHP("PHP with its Gearman extension", "/usr/bin/php", "/usr/lib/php/*/gearman.so") {
        @Override
        List<String> command(String program) {
            return List.of("php", source(program + ".php"));
        }
    },
    PERL("Perl's Gearman::Client", "/usr/bin/perl", "/usr/share/perl5/Gearman/Client.pm") {
        @Override
        List<String> command(String program) {
            return List.of("perl", source(program + ".pl"));
        }
    };

    private final String name;
    private final List<String> files;
    private final boolean installed;

    Language(String name, String... files) {
        this.name = name;
        this.files = List.of(files);
        this.installed = this.files.stream().allMatch(Language::exists);
        if (!installed) {
            System.out.printf(
                    "NOT RUN: the tests with %s, which need %s%n",
                    name, String.join(" and ", this.files));
        }
    }

    /// What the shell is to run, without the arguments.
    abstract List<String> command(String program) throws IOException, InterruptedException;

    void assumeInstalled() {
        assumeThat(installed).as("%s is installed", name).isTrue();
    }

    ForeignProgram start(String program, InetSocketAddress server, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(command(program));
        command.add("127.0.0.1:" + server.getPort());
        command.addAll(List.of(arguments));
        return ForeignProgram.start(command);
    }

    private static String source(String file) {
        return Path.of("src", "test", "resources", "foreign", file).toString();
    }

    private static boolean exists(String pattern) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return Files.exists(Path.of(pattern));
        }
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        try (var files = Files.walk(Path.of(pattern.substring(0, star)), 2)) {
            return files.anyMatch(matcher::matches);
        } catch (IOException _) {
            return false;
        }
    }
}
