package photoshare.jobserver.client;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import photoshare.jobserver.protocol.ErrorCode;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;

/// A request on its way to the first of some servers that answers. Sending and waiting are two
/// steps, so that many can be on their way at once.
final class Exchange {

    /// What is sent, and whether that does no harm where the server already has it.
    record Message(Request.Client request, boolean repeatable, @Nullable ForegroundJob job) {

        static Message question(Request.Client request) {
            return new Message(request, true, null);
        }
    }

    record Answer(ServerAddress server, Response response) {}

    private record Attempt(ServerLink server, Channel channel, Command command) {}

    private final List<ServerLink> servers;
    private final Message message;
    private final Duration timeout;
    private final Attempt first;

    /// Sends the message.
    ///
    /// @throws JobServerUnavailableException if no server takes it
    Exchange(List<ServerLink> servers, Message message, Duration timeout) {
        this.servers = new ArrayList<>(servers);
        this.message = message;
        this.timeout = timeout;
        this.first = attempt();
    }

    private Attempt attempt() {
        Map<ServerAddress, String> reasons = new LinkedHashMap<>();
        for (var server : servers) {
            try {
                return attempt(server, new Command(message.request(), message.job()));
            } catch (IOException e) {
                reasons.put(server.address(), Connection.reason(e));
            }
        }
        throw new JobServerUnavailableException(reasons);
    }

    private static Attempt attempt(ServerLink server, Command command) throws IOException {
        Channel channel;
        do {
            channel = server.channel();
        } while (!channel.send(command));
        return new Attempt(server, channel, command);
    }

    /// Waits for the answer; where a connection is lost, sends the message again, to another server
    /// if there is one, as long as that does no harm and has not been tried often enough.
    ///
    /// @throws JobServerException if there is no answer, or the server refuses
    Answer answer() {
        var attempt = first;
        for (int lost = 0; ; lost++) {
            try {
                return await(attempt);
            } catch (ConnectionLostException e) {
                if (lost == servers.size() || e.sent() && !message.repeatable()) {
                    throw failure(attempt.server().address(), e);
                }
                servers.remove(attempt.server());
                servers.addLast(attempt.server());
                attempt = attempt();
            }
        }
    }

    private Answer await(Attempt attempt) throws ConnectionLostException {
        try {
            return accepted(attempt, attempt.command().await(timeout));
        } catch (TimeoutException _) {
            String reason = "no answer within " + timeout.toMillis() + " ms";
            attempt.channel().lose(reason);
            throw new ConnectionLostException(reason, true);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ReplyLostException(attempt.server().address(), "interrupted while waiting");
        }
    }

    private static JobServerException failure(ServerAddress server, ConnectionLostException e) {
        String reason = Connection.reason(e);
        return e.sent()
                ? new ReplyLostException(server, reason)
                : new JobServerUnavailableException(Map.of(server, reason));
    }

    private static Answer accepted(Attempt attempt, Response response)
            throws ConnectionLostException {
        return switch (response) {
            case Response.ErrorResponse error -> throw refusal(attempt, error);
            case Response other -> new Answer(attempt.server().address(), other);
        };
    }

    /// A server that has lost its queue says so before it hangs up; that is worth as much as a
    /// connection that breaks.
    private static JobRefusedException refusal(Attempt attempt, Response.ErrorResponse error)
            throws ConnectionLostException {
        boolean unknown = error.is(ErrorCode.OUTCOME_UNKNOWN);
        if (unknown || error.is(ErrorCode.NOT_SERVING)) {
            attempt.channel().retire();
            throw new ConnectionLostException(error.text().toString(), unknown);
        }
        return new JobRefusedException(
                attempt.server().address(), error.code().toString(), error.text().toString());
    }
}
