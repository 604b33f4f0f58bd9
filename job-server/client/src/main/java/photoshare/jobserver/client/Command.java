package photoshare.jobserver.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;

/// A request on a [Channel] that the server owes one answer: the expected one, or an error.
final class Command {

    final Request.Client request;
    private final Class<? extends Response> expected;
    private final @Nullable ForegroundJob job;
    private final CompletableFuture<Response> answer = new CompletableFuture<>();

    Command(Request.Client request, @Nullable ForegroundJob job) {
        this.request = request;
        this.expected = answerTo(request);
        this.job = job;
    }

    private static Class<? extends Response> answerTo(Request.Client request) {
        return switch (request) {
            case Request.SubmitJob _, Request.SubmitJobEpoch _, Request.SubmitReduceJob _ ->
                    Response.JobCreated.class;
            case Request.GetStatus _ -> Response.StatusResponse.class;
            case Request.GetStatusUnique _ -> Response.StatusUniqueResponse.class;
            case Request.EchoRequest _ -> Response.EchoResponse.class;
            case Request.OptionRequest _ -> Response.OptionResponse.class;
        };
    }

    /// The foreground job that this command submits, if it does.
    @Nullable ForegroundJob job() {
        return job;
    }

    boolean isAnsweredBy(Response response) {
        return expected.isInstance(response) || response instanceof Response.ErrorResponse;
    }

    /// @return false if the command has been given up already
    boolean answered(Response response) {
        return answer.complete(response);
    }

    void lost(String reason, boolean sent) {
        answer.completeExceptionally(new ConnectionLostException(reason, sent));
    }

    /// @throws ConnectionLostException if there will be no answer
    Response await(Duration timeout)
            throws ConnectionLostException, TimeoutException, InterruptedException {
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConnectionLostException lost) {
                throw lost;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
