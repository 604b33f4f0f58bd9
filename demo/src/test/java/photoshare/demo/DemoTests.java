package photoshare.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command line, as a process of its own.
class DemoTests {

    private static final Pattern PORT = Pattern.compile("localhost:(\\d+)");

    private final int port = new Ports().next();
    private final int inboxPort = new Ports().next();
    private final List<Process> demos = new ArrayList<>();

    private Path project;
    private Path data;

    @BeforeEach
    void prepare(@TempDir Path project, @TempDir Path data) throws IOException {
        this.project = StandInProject.in(project);
        this.data = data;
    }

    @AfterEach
    void stop() {
        demos.forEach(Process::destroyForcibly);
    }

    @Test
    void obeysCommandsAndLeavesNothingBehindButTheData() throws Exception {
        var demo = startedDemo();
        var parts = partsOf(demo);

        assertThat(ask("kill", "resize-1")).startsWith("resize-1 is dead");
        assertThat(ask("status"))
                .containsPattern("resize-1 +killed")
                .containsPattern("web-1 +ready");
        assertThat(ask("start", "resize-1")).startsWith("resize-1 is ready");
        assertThat(ask("kill", "nobody")).startsWith("There is no part \"nobody\"");
        assertThat(ask("stop")).startsWith("stopped");

        assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(demo.exitValue()).isZero();
        assertNothingIsLeft(parts);
        assertThat(data.resolve("postgres/PG_VERSION")).hasContent("18");
        assertThat(data.resolve("logs/web-1.log")).exists();
    }

    @Test
    void aSignalLeavesNothingBehind() throws Exception {
        var demo = startedDemo();
        var parts = partsOf(demo);

        demo.destroy();

        assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertNothingIsLeft(parts);
        assertThat(ask("status")).startsWith("No demo is running here");
    }

    @Test
    void aSignalDuringTheStartLeavesNothingBehind() throws Exception {
        var demo = demo();
        await().atMost(60, TimeUnit.SECONDS)
                .until(() -> said().stream().anyMatch(line -> line.startsWith("postgres")));
        var parts = partsOf(demo);

        demo.destroy();

        assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertNothingIsLeft(parts);
    }

    @Test
    void partsDoNotOutliveADemoThatIsKilled() throws Exception {
        var demo = startedDemo();
        var parts = partsOf(demo);

        demo.destroyForcibly();

        await().atMost(60, TimeUnit.SECONDS).untilAsserted(() -> assertNothingIsLeft(parts));
    }

    @Test
    void saysWhichPartDoesNotStart() throws Exception {
        var command = command();
        command.environment().put("BROKEN_PART", "web-1");

        var demo = start(command);

        assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(demo.exitValue()).isEqualTo(1);
        assertThat(said())
                .contains("web-1 does not start. The end of its log:")
                .contains("this part is broken on purpose");
    }

    private Process startedDemo() throws IOException {
        var demo = demo();
        await().atMost(60, TimeUnit.SECONDS)
                .until(() -> said().contains("ready http://localhost:" + port));
        assertThat(said()).contains("inbox http://localhost:" + inboxPort);
        return demo;
    }

    private Process demo() throws IOException {
        return start(command());
    }

    private ProcessBuilder command() {
        return new ProcessBuilder(
                java(
                        "--port=" + port,
                        "--inbox-port=" + inboxPort,
                        "--data=" + data,
                        "--web=1",
                        "--resize=1",
                        "--email=0"));
    }

    private Process start(ProcessBuilder command) throws IOException {
        var demo =
                command.redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(output().toFile()))
                        .start();
        demos.add(demo);
        return demo;
    }

    private Path output() {
        return project.resolve("output");
    }

    private List<String> said() throws IOException {
        return Files.readAllLines(output());
    }

    private String ask(String... words) throws Exception {
        var asked = new ProcessBuilder(java(words)).redirectErrorStream(true).start();
        return new String(asked.getInputStream().readAllBytes());
    }

    private List<String> java(String... arguments) {
        var command = new ArrayList<String>();
        command.addAll(List.of(Java.program(), "-Djava.io.tmpdir=" + project));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Demo.class.getName(), "--project", project.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Set<ProcessHandle> partsOf(Process demo) {
        var parts = demo.descendants().collect(Collectors.toSet());
        assertThat(parts).isNotEmpty();
        return parts;
    }

    private void assertNothingIsLeft(Set<ProcessHandle> parts) throws IOException {
        assertThat(parts).noneMatch(ProcessHandle::isAlive);
        assertThat(portsSaid()).isNotEmpty().allMatch(Ports::isFree);
    }

    private List<Integer> portsSaid() throws IOException {
        return said().stream()
                .flatMap(line -> PORT.matcher(line).results())
                .map(match -> Integer.valueOf(match.group(1)))
                .toList();
    }
}
