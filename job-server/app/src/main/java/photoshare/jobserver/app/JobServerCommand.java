package photoshare.jobserver.app;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line behind `bin/job-server`: short options for what is usually set. Any other
/// property can be given as Spring Boot has it: `--its.name=value`.
final class JobServerCommand {

    private static final int DEFAULT_PORT = 4730;
    private static final int HIGHEST_PORT = 65_535;
    private static final int HTTP_ABOVE = 4000;

    /// A prefix that nobody reads would be a mistake that nobody notices.
    private static final Pattern PROPERTY =
            Pattern.compile("--(job-server|spring|server|management|logging)\\.[^=]+=.*");

    private final Consumer<String[]> start;

    /// HTTP is served beside the port unless something else is said, so that a second server on the
    /// same machine needs to be told of one port only.
    ///
    /// @param start takes arguments as Spring Boot understands them
    JobServerCommand(Consumer<String[]> start) {
        this.start = start;
    }

    /// @return the exit status; zero also means that the server was started
    int execute(String... arguments) {
        return new CommandLine(specification())
                .setUnmatchedArgumentsAllowed(true)
                .setExecutionStrategy(this::run)
                .setParameterExceptionHandler(JobServerCommand::explain)
                .execute(arguments);
    }

    private int run(ParseResult read) {
        if (CommandLine.printHelpIfRequested(read)) {
            return CommandLine.ExitCode.OK;
        }
        List<String> unknown = read.unmatched().stream().filter(each -> !isProperty(each)).toList();
        if (!unknown.isEmpty()) {
            throw new UnmatchedArgumentException(read.commandSpec().commandLine(), unknown);
        }
        return start(properties(read).toArray(String[]::new));
    }

    private int start(String... properties) {
        try {
            start.accept(properties);
            return CommandLine.ExitCode.OK;
        } catch (RuntimeException _) {
            return CommandLine.ExitCode
                    .SOFTWARE; // StartFailureReporter has said why, or a stack trace was logged
        }
    }

    private static Stream<String> properties(ParseResult read) {
        var options =
                Stream.of(CommandLineOption.values())
                        .flatMap(option -> value(option, read).map(option::setTo).stream());
        return Stream.concat(options, read.unmatched().stream());
    }

    private static Optional<String> value(CommandLineOption option, ParseResult read) {
        if (read.hasMatchedOption(option.option())) {
            return Optional.of(read.matchedOptionValue(option.option(), ""));
        }
        return option == CommandLineOption.HTTP_PORT
                        && read.unmatched().stream().noneMatch(option::isSetBy)
                ? Optional.of(besideThePort(read))
                : Optional.empty();
    }

    private static String besideThePort(ParseResult read) {
        String port = value(CommandLineOption.PORT, read).orElse(Integer.toString(DEFAULT_PORT));
        if (!port.matches("[1-9]\\d{0,4}")) {
            return "0";
        }
        int http = Integer.parseInt(port) + HTTP_ABOVE;
        return http > HIGHEST_PORT ? "0" : Integer.toString(http);
    }

    private static boolean isProperty(String argument) {
        return PROPERTY.matcher(argument).matches() || argument.equals("--debug");
    }

    private static int explain(ParameterException mistake, String[] arguments) {
        mistake.getCommandLine().getErr().println(mistake.getMessage());
        mistake.getCommandLine().getErr().println("bin/job-server --help lists what is accepted.");
        return CommandLine.ExitCode.USAGE;
    }

    private static CommandSpec specification() {
        CommandSpec command = CommandSpec.create().name("bin/job-server");
        command.usageMessage()
                .width(100)
                .description("A Gearman job server. Prints \"ready HOST:PORT\" when it serves.")
                .footer(
                        "",
                        "Every other setting: --its.name=value (see job-server/README.md).",
                        "SIGTERM drains: nothing new, running jobs may end.")
                .sortOptions(false);
        for (CommandLineOption option : CommandLineOption.values()) {
            command.addOption(option.specification());
        }
        return command.addOption(
                OptionSpec.builder("--help").usageHelp(true).description("Shows this.").build());
    }
}
