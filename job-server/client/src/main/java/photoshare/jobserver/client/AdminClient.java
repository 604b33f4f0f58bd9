package photoshare.jobserver.client;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Asks one server how things are, and gives it orders, in the text protocol that `gearadmin`
/// speaks. Opens a connection for each question, so it has nothing to close and can wait for a
/// server to come back. Safe for use by any thread.
///
/// Every method throws [JobServerUnavailableException] when the server does not answer and
/// [AdminCommandException] when it answers with an error.
public final class AdminClient {

    private static final String OK = "OK";
    private static final String ERROR = "ERR ";
    private static final String END_OF_LIST = ".";
    private static final Pattern UNSPEAKABLE = Pattern.compile("[\\s\\p{Cntrl}]");

    private final ServerAddress server;
    private final ConnectionOptions options;

    /// @param options how to talk to the server; the client id is not used
    public AdminClient(ServerAddress server, ConnectionOptions options) {
        this.server = server;
        this.options = options;
    }

    /// With [ConnectionOptions#DEFAULT].
    public AdminClient(ServerAddress server) {
        this(server, ConnectionOptions.DEFAULT);
    }

    /// @param jobs waiting or running
    /// @param running those in the hands of a worker
    /// @param workers connections that offer the function
    public record FunctionStatus(String function, long jobs, long running, long workers) {}

    /// Jobs that wait, by priority.
    public record PriorityStatus(String function, long high, long normal, long low, long workers) {}

    /// A connection, of a worker or of anybody else.
    ///
    /// @param descriptor the server's number for it
    /// @param clientId the name it gave itself; empty for none
    /// @param functions what it offers; none for a connection that only submits or asks
    public record Peer(
            String descriptor, String address, String clientId, List<String> functions) {}

    /// A job that waits or runs.
    ///
    /// @param retries how many workers were lost over it
    /// @param ignored whether nobody wants it any more
    /// @param stored whether it is a background job
    public record Job(String handle, long retries, boolean ignored, boolean stored) {}

    /// All functions that the server knows.
    public List<FunctionStatus> status() {
        return list("status", AdminLines::function);
    }

    /// All functions that the server knows, with their waiting jobs by priority.
    public List<PriorityStatus> priorityStatus() {
        return list("prioritystatus", AdminLines::priorities);
    }

    /// All connections, this one included.
    public List<Peer> workers() {
        return list("workers", AdminLines::peer);
    }

    /// All jobs that wait or run, in no particular order. There may be millions.
    public List<Job> jobs() {
        return list("show jobs", AdminLines::job);
    }

    /// The unique ids of all jobs; an empty one for each job that has none.
    public List<String> uniqueIds() {
        return list("show unique jobs", Optional::of);
    }

    /// What the server calls itself.
    public String version() {
        return order("version");
    }

    /// Limits how many jobs of the function may wait and run, of each priority; further ones are
    /// refused. Zero takes the limit off.
    public void maxQueue(String function, long limit) {
        order("maxqueue %s %d".formatted(speakable(function), limit));
    }

    /// Limits the jobs of each priority; see [#maxQueue(String, long)].
    public void maxQueue(String function, long high, long normal, long low) {
        order("maxqueue %s %d %d %d".formatted(speakable(function), high, normal, low));
    }

    /// Takes a job out of the queue. One that runs already runs on.
    ///
    /// @param handle as the server wrote it
    public void cancel(String handle) {
        order("cancel job " + speakable(handle));
    }

    /// Has the server list a function although nobody uses it yet.
    public void createFunction(String function) {
        order("create function " + speakable(function));
    }

    /// Has the server forget a function that nobody offers, together with its waiting jobs, stored
    /// ones as well.
    public void dropFunction(String function) {
        order("drop function " + speakable(function));
    }

    private static String speakable(String argument) {
        if (argument.isEmpty() || UNSPEAKABLE.matcher(argument).find()) {
            throw new IllegalArgumentException(
                    "\"%s\" cannot be named in a text command, which ends at spaces"
                            .formatted(argument));
        }
        return argument;
    }

    /// @return what the server says behind its OK
    private String order(String command) {
        String answer = talk(command, lines -> firstLine(command, lines));
        return answer.startsWith(OK) ? answer.substring(OK.length()).strip() : answer;
    }

    private <T> List<T> list(String command, Function<String, Optional<T>> parser) {
        return talk(
                command,
                lines -> {
                    var items = new ArrayList<T>();
                    String line = firstLine(command, lines);
                    while (!line.equals(END_OF_LIST)) {
                        parser.apply(line).ifPresent(items::add);
                        line = nextLine(lines);
                    }
                    return List.copyOf(items);
                });
    }

    private interface Conversation<T> {
        T listen(BufferedReader lines) throws IOException;
    }

    private <T> T talk(String command, Conversation<T> conversation) {
        try (var connection = Connection.open(server, options)) {
            return conversation.listen(connection.say(command, options.responseTimeout()));
        } catch (IOException e) {
            throw new JobServerUnavailableException(Map.of(server, Connection.reason(e)));
        }
    }

    private String firstLine(String command, BufferedReader lines) throws IOException {
        String line = nextLine(lines);
        if (line.startsWith(ERROR)) {
            String answer = line.substring(ERROR.length()).replace('+', ' ');
            throw new AdminCommandException(server, command, answer);
        }
        return line;
    }

    private static String nextLine(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw new EOFException();
        }
        return line;
    }
}
