package photoshare.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import photoshare.demo.mail.Mail;
import tools.jackson.databind.json.JsonMapper;

/// The whole system, running: each part is a process that can be killed and started again by name.
/// Safe for use by any thread.
///
/// ```java
/// try (var cluster = Cluster.in(project).web(2).resize(2).start()) {
///     cluster.kill("web-1");
/// }
/// ```
public final class Cluster implements AutoCloseable {

    private static final String WEB = "web-";
    private static final String MAILS = "/api/mails";

    private final ClusterSettings settings;
    private final DataFolder data;
    private final FrontDoor door;
    private final WebControl control;
    private final Processes processes = new Processes();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Commands commands;
    private boolean closed;

    private Cluster(
            ClusterSettings settings,
            DataFolder data,
            FrontDoor door,
            WebControl control,
            List<Part> parts) {
        this.settings = settings;
        this.data = data;
        this.door = door;
        this.control = control;
        for (Part part : parts) {
            var log = data.log(part.name());
            nodes.put(part.name(), new Node(part, processes, log, settings.out()));
        }
        commands = new Commands(this);
        control.control(commands, this::parts);
    }

    /// The usual cluster of the processes that were built in this checkout, on free ports: two web
    /// nodes, two resize workers, one e-mail worker.
    public static ClusterSettings in(Path project) {
        return new ClusterSettings(project, 0, 0, null, 2, 2, 1, _ -> {});
    }

    /// A cluster that has its ports and its folder, but runs no part yet.
    static Cluster of(ClusterSettings wanted) throws IOException {
        var ports = new Ports();
        var settings =
                wanted.port(wanted.port() == 0 ? ports.next() : wanted.port())
                        .inboxPort(wanted.inboxPort() == 0 ? ports.next() : wanted.inboxPort());
        var data = DataFolder.take(settings.data());
        var control = WebControl.open(settings.out());
        try {
            requireFree(settings.inboxPort(), "--inbox-port");
            requireFree(settings.port(), "--port");
            var parts = new Plan(settings, data.path(), ports, control.url()).parts();
            var door = FrontDoor.open(settings.port(), web(parts));
            return new Cluster(settings, data, door, control, parts);
        } catch (IOException | DemoException e) {
            control.close();
            data.close();
            throw e;
        }
    }

    private static List<Integer> web(List<Part> parts) {
        return parts.stream().filter(part -> part.name().startsWith(WEB)).map(Part::port).toList();
    }

    private static void requireFree(int port, String option) {
        if (!Ports.isFree(port)) {
            throw new DemoException(
                    "Port %d is taken. Does a demo run already? \"bin/demo status\" tells. If not, choose a free port with %s."
                            .formatted(port, option));
        }
    }

    /// Starts all parts, as many at a time as there are processors, and waits until they are ready.
    void startAll() {
        var turns = new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);
        var ready = new HashMap<String, CompletableFuture<Void>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Node node : nodes.values()) {
                var others = node.part().after().stream().map(ready::get).toList();
                ready.put(
                        node.part().name(),
                        CompletableFuture.runAsync(() -> bringUp(node, others, turns), threads));
            }
            ready.values().forEach(CompletableFuture::join);
        } catch (CompletionException | CancellationException e) {
            throw sentence(e);
        }
    }

    private static void bringUp(Node node, List<CompletableFuture<Void>> others, Semaphore turns) {
        try {
            node.prepare();
            others.forEach(CompletableFuture::join);
            turns.acquire();
            try {
                node.start().join();
            } finally {
                turns.release();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new CancellationException("interrupted");
        }
    }

    private static DemoException sentence(RuntimeException failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return switch (cause) {
            case DemoException sentence -> sentence;
            case CancellationException _ ->
                    new DemoException("Ended before everything was ready.", cause);
            default -> new DemoException("The demo cannot start: " + cause.getMessage(), cause);
        };
    }

    /// Ends a part at once, by SIGKILL. It stays down until it is started again.
    ///
    /// @throws DemoException if there is no such part
    public void kill(String name) {
        try {
            node(name).kill();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// Starts a part that is down and returns when it is ready. One that runs is left alone.
    ///
    /// @throws DemoException if there is no such part or if it does not start
    public void start(String name) {
        var node = node(name);
        try {
            node.prepare();
            node.start().join();
        } catch (CompletionException | CancellationException e) {
            throw sentence(e);
        } catch (IOException e) {
            throw new DemoException(name + " cannot start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static DemoException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new DemoException("interrupted", e);
    }

    /// Whether the part does its work at the moment.
    public boolean isReady(String name) {
        return node(name).state() == Node.State.READY;
    }

    /// Whether the part waits to take over from another one that does the work.
    public boolean standsBy(String name) {
        return node(name).part().standsBy();
    }

    /// The process of a part, while it has one.
    public Optional<ProcessHandle> process(String name) {
        return Optional.ofNullable(node(name).process());
    }

    /// The names of all parts, whether they run or not.
    public List<String> names() {
        return List.copyOf(nodes.keySet());
    }

    /// Where one part can be reached, around the front door.
    public int port(String name) {
        return node(name).part().port();
    }

    /// What a part has said so far, and its predecessors of the same name.
    public Path log(String name) {
        return node(name).log();
    }

    private Node node(String name) {
        var node = nodes.get(name);
        if (node == null) {
            throw new DemoException(
                    "There is no part \"%s\"; there are: %s."
                            .formatted(name, String.join(", ", nodes.keySet())));
        }
        return node;
    }

    /// The address of the web pages.
    public URI url() {
        return URI.create("http://localhost:" + settings.port());
    }

    /// The address of the page with all mail.
    public URI inbox() {
        return URI.create("http://localhost:" + settings.inboxPort());
    }

    /// The database, for somebody who wants to look at the facts.
    public String jdbcUrl() {
        return PostgresPart.jdbcUrl(port(PostgresPart.NAME));
    }

    /// All mail so far, the newest first.
    public List<Mail> mails() throws IOException {
        try (var json = inbox().resolve(MAILS).toURL().openStream()) {
            return List.of(JsonMapper.shared().readValue(json, Mail[].class));
        }
    }

    /// Where everything lies.
    Path data() {
        return data.path();
    }

    /// What web nodes are told of a part.
    record PartView(String name, String state, int port) {}

    List<PartView> parts() {
        return nodes.values().stream()
                .map(node ->
                        new PartView(
                                node.part().name(),
                                node.state().name().toLowerCase(Locale.ROOT),
                                node.part().port()))
                .toList();
    }

    /// Where web nodes give their orders.
    URI control() {
        return control.url();
    }

    Commands commands() {
        return commands;
    }

    /// One line per part.
    String status() {
        return nodes.values().stream().map(Status::of).collect(Collectors.joining("\n"));
    }

    /// Ends all parts in good order: first those that lean on others.
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        control.close();
        door.close();
        var left = new ArrayList<>(nodes.values());
        while (!left.isEmpty()) {
            var leaves = left.stream().filter(node -> nobodyLeansOn(node, left)).toList();
            stop(leaves);
            left.removeAll(leaves);
        }
        processes.close();
        data.close();
    }

    private static boolean nobodyLeansOn(Node node, List<Node> others) {
        return others.stream().noneMatch(o -> o.part().after().contains(node.part().name()));
    }

    private static void stop(List<Node> leaves) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            leaves.forEach(node -> threads.submit(node::stop));
        }
    }
}
