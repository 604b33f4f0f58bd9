package photoshare.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/// The command line behind `bin/demo`. What it says with `--help` is in `demo/usage.txt` as well,
/// so that nobody has to build it first.
@Command(
        name = "bin/demo",
        description = "Runs all of Photoshare on this machine, each part as a process of its own.",
        footer =
                "A PART is web-1, resize-2 or another that the status names; resize means the first such.",
        sortOptions = false)
final class Demo implements Callable<Integer> {

    private static final int DEFAULT_PORT = 8080;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    private boolean help;

    @Option(
            names = "--project",
            hidden = true,
            scope = ScopeType.INHERIT,
            description = "The checkout.")
    private Path project = Path.of("");

    @Option(
            names = "--port",
            paramLabel = "PORT",
            scope = ScopeType.INHERIT,
            description =
                    "Port of the web pages, 8080 by default; for commands: which demo is meant.")
    private int port;

    @Option(
            names = "--inbox-port",
            paramLabel = "PORT",
            defaultValue = "8025",
            description = "Port of the page with all mail (${DEFAULT-VALUE}).")
    private int inboxPort;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Where photos, database, mails and logs are kept; without it they go away.")
    private @Nullable Path data;

    @Option(
            names = "--web",
            paramLabel = "N",
            defaultValue = "2",
            description = "Web nodes (${DEFAULT-VALUE}).")
    private int web;

    @Option(
            names = "--resize",
            paramLabel = "N",
            defaultValue = "2",
            description = "Resize workers (${DEFAULT-VALUE}).")
    private int resize;

    @Option(
            names = "--email",
            paramLabel = "N",
            defaultValue = "1",
            description = "E-mail workers (${DEFAULT-VALUE}).")
    private int email;

    static void main(String... arguments) {
        System.exit(
                new CommandLine(new Demo())
                        .setExecutionExceptionHandler(Demo::tellWhy)
                        .execute(arguments));
    }

    private static int tellWhy(Exception failure, CommandLine command, Object parsed)
            throws Exception {
        if (failure instanceof DemoException) {
            command.getErr().println(failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var settings =
                Cluster.in(project.toAbsolutePath())
                        .port(port == 0 ? DEFAULT_PORT : port)
                        .inboxPort(inboxPort)
                        .data(data)
                        .web(web)
                        .resize(resize)
                        .email(email)
                        .out(System.out::println);
        DemoRun.run(settings);
        return CommandLine.ExitCode.OK;
    }

    @Command(description = "Ends one part at once, by SIGKILL; it stays down: kill PART")
    void kill(@Parameters(paramLabel = "PART") String node) {
        tell("kill " + node);
    }

    @Command(description = "Brings a part back: start PART")
    void start(@Parameters(paramLabel = "PART") String node) {
        tell("start " + node);
    }

    @Command(description = "Paints photos and uploads them as Ana: load 200")
    void load(@Parameters(paramLabel = "N", defaultValue = "200") String photos) {
        tell("load " + photos);
    }

    @Command(description = "Tells which parts run.")
    void status() {
        tell("status");
    }

    @Command(description = "Ends the demo.")
    void stop() {
        tell("stop");
    }

    private void tell(String command) {
        System.out.println(RunningDemo.find(project.toAbsolutePath(), port).tell(command));
    }
}
