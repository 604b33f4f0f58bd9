package photoshare.jobserver.client;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import photoshare.jobserver.client.Exchange.Message;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Priority;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;

/// Hands jobs to job servers. Connects when first used, shares one connection per server between
/// all threads, and goes to the next server when one does not answer. Safe for use by any thread.
///
/// Every request throws [JobServerUnavailableException] when no server answers,
/// [JobRefusedException] when one says no, and [ReplyLostException] when a connection breaks and
/// asking again might do something twice. Waiting ends early when the thread is interrupted, which
/// counts as a lost reply.
public final class JobClient implements AutoCloseable {

    private final JobClientOptions options;
    private final ConnectionEvents events = new ConnectionEvents();
    private final Map<ServerAddress, ServerLink> links = new LinkedHashMap<>();
    private volatile boolean closed;

    public JobClient(JobClientOptions options) {
        this.options = options;
        for (var server : options.servers()) {
            links.put(server, new ServerLink(server, options.connection(), events));
        }
    }

    /// @param servers as for [JobClientOptions#of]
    public static JobClient to(String... servers) {
        return new JobClient(JobClientOptions.of(servers));
    }

    public void addListener(ConnectionListener listener) {
        events.add(listener);
    }

    /// Submits a job that nobody waits for.
    ///
    /// @return once the server has it
    public JobHandle submitBackground(JobRequest request) {
        return handle(begin(request, background(request)));
    }

    /// Submits a job that waits until its time has come. Servers take such jobs only with normal
    /// priority, and count time in whole seconds.
    ///
    /// @throws IllegalArgumentException if the request asks for another priority
    public JobHandle submitBackground(JobRequest request, Instant notBefore) {
        if (request.priority() != Priority.NORMAL) {
            throw new IllegalArgumentException(
                    "A scheduled job has normal priority; %s asks for %s"
                            .formatted(request, request.priority()));
        }
        return handle(begin(request, scheduled(request, notBefore)));
    }

    /// Submits many jobs, each without waiting for the answer to the one before.
    ///
    /// @return what became of each, in the same order; a job that failed is no exception here
    public List<Submission> submitBackground(List<JobRequest> requests) {
        List<Supplier<Submission>> submissions =
                requests.stream().map(this::beginSubmission).toList();
        return submissions.stream().map(Supplier::get).toList();
    }

    /// Submits a job and stays interested in it.
    ///
    /// @return once the server has it
    public ForegroundJob submit(JobRequest request) {
        return submit(request, _ -> {});
    }

    /// Submits a job and stays interested in it.
    ///
    /// @param listener hears progress, partial results and warnings
    /// @return once the server has it
    public ForegroundJob submit(JobRequest request, Consumer<? super JobUpdate> listener) {
        var job = new ForegroundJob(request, listener, this::connectionLost);
        try {
            submit(job);
            return job;
        } catch (RuntimeException e) {
            job.fail(e);
            throw e;
        }
    }

    /// Asks the server that gave the handle.
    ///
    /// @throws IllegalArgumentException if that is none of this client's servers
    public JobStatus status(JobHandle handle) {
        var link = links.get(handle.server());
        if (link == null) {
            throw new IllegalArgumentException(
                    "%s is of none of the servers %s".formatted(handle, options.servers()));
        }
        return status(ask(List.of(link), new Request.GetStatus(handle.bytes())));
    }

    /// Asks for a job by its unique id, whatever its function: each server in turn, until one knows
    /// it. Servers that do not answer count as not knowing it, unless none answers.
    public JobStatus status(String unique) {
        var request = new Request.GetStatusUnique(Bytes.of(unique));
        Optional<JobServerUnavailableException> unavailable = Optional.empty();
        boolean answered = false;
        for (var link : links.values()) {
            try {
                var status = status(ask(List.of(link), request));
                answered = true;
                if (status.known()) {
                    return status;
                }
            } catch (JobServerUnavailableException e) {
                unavailable = Optional.of(e);
            }
        }
        if (!answered) {
            throw unavailable.orElseThrow();
        }
        return JobStatus.UNKNOWN;
    }

    /// Has the first server that answers send the data back.
    public byte[] echo(byte[] data) {
        var question = new Request.EchoRequest(Bytes.copyOf(data));
        return switch (ask(List.copyOf(links.values()), question).response()) {
            case Response.EchoResponse(var echo) -> echo.toByteArray();
            case Response other -> throw unexpected(other);
        };
    }

    /// Closes all connections. Foreground jobs end with a [ReplyLostException]; the server drops
    /// those that nobody else waits for.
    @Override
    public void close() {
        closed = true;
        links.values().forEach(ServerLink::close);
        events.close();
    }

    private Supplier<Submission> beginSubmission(JobRequest request) {
        try {
            var exchange = begin(request, background(request));
            return () -> outcome(request, exchange);
        } catch (JobServerException e) {
            return () -> new Submission.Failed(request, e);
        }
    }

    private static Submission outcome(JobRequest request, Exchange exchange) {
        try {
            return new Submission.Accepted(request, handle(exchange));
        } catch (JobServerException e) {
            return new Submission.Failed(request, e);
        }
    }

    private void submit(ForegroundJob job) {
        var request = job.request();
        begin(request, new Message(packet(request, false), request.repeatable(), job)).answer();
    }

    private void connectionLost(ForegroundJob job, ReplyLostException cause) {
        if (closed || !job.request().repeatable()) {
            job.fail(cause);
        } else {
            Thread.ofVirtual()
                    .name("job-client-resubmit " + job.request())
                    .start(() -> resubmit(job, cause));
        }
    }

    private void resubmit(ForegroundJob job, ReplyLostException cause) {
        long deadline = System.nanoTime() + options.resubmitFor().toNanos();
        var backOff = new BackOff();
        RuntimeException failure = cause;
        while (!closed && !job.isOver() && System.nanoTime() < deadline) {
            try {
                submit(job);
                return;
            } catch (JobServerUnavailableException e) {
                failure = e;
            } catch (RuntimeException e) {
                job.fail(e);
                return;
            }
            sleep(backOff.next());
        }
        job.fail(failure);
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            throw new AssertionError("nobody knows this thread", e);
        }
    }

    private Exchange begin(JobRequest request, Message message) {
        var order = options.selection().order(options.servers(), request);
        return exchange(order.stream().map(this::link).toList(), message);
    }

    private ServerLink link(ServerAddress server) {
        var link = links.get(server);
        if (link == null) {
            throw new IllegalStateException(
                    "The selection chose %s, which is none of %s"
                            .formatted(server, options.servers()));
        }
        return link;
    }

    private Exchange.Answer ask(List<ServerLink> servers, Request.Client question) {
        return exchange(servers, Message.question(question)).answer();
    }

    private Exchange exchange(List<ServerLink> servers, Message message) {
        if (closed) {
            throw new IllegalStateException("The job client is closed");
        }
        return new Exchange(servers, message, options.connection().responseTimeout());
    }

    private static Message background(JobRequest request) {
        return new Message(packet(request, true), request.repeatable(), null);
    }

    private static Message scheduled(JobRequest request, Instant notBefore) {
        long second = notBefore.getEpochSecond() + (notBefore.getNano() > 0 ? 1 : 0);
        return new Message(
                new Request.SubmitJobEpoch(
                        Bytes.of(request.function()),
                        Bytes.of(request.unique()),
                        second,
                        Bytes.wrap(request.data())),
                request.repeatable(),
                null);
    }

    private static Request.SubmitJob packet(JobRequest request, boolean background) {
        return new Request.SubmitJob(
                Bytes.of(request.function()),
                Bytes.of(request.unique()),
                Bytes.wrap(request.data()),
                request.priority(),
                background);
    }

    private static JobHandle handle(Exchange exchange) {
        var answer = exchange.answer();
        return switch (answer.response()) {
            case Response.JobCreated(var handle) ->
                    new JobHandle(answer.server(), handle.toString());
            case Response other -> throw unexpected(other);
        };
    }

    private static JobStatus status(Exchange.Answer answer) {
        return switch (answer.response()) {
            case Response.StatusResponse(_, var known, var running, var done, var of) ->
                    new JobStatus(known, running, done, of, 0);
            case Response.StatusUniqueResponse(
                            _,
                            var known,
                            var running,
                            var done,
                            var of,
                            var clients) ->
                    new JobStatus(known, running, done, of, clients);
            case Response other -> throw unexpected(other);
        };
    }

    /// A channel gives a command no other answer than its own or an error.
    private static AssertionError unexpected(Response response) {
        return new AssertionError(response);
    }
}
