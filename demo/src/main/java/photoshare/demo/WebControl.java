package photoshare.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import photoshare.demo.Cluster.PartView;
import tools.jackson.databind.json.JsonMapper;

/// The way by which the buttons on the jobs page reach the demo: HTTP on this machine only, under a
/// path that nobody can guess and that only the web nodes are told. They start and end no process;
/// they ask here. An order is checked, answered, and only then done.
final class WebControl implements AutoCloseable {

    private static final String PARTS = "parts";

    /// A web node that is to be killed can still tell its browser so.
    private static final Duration GRACE = Duration.ofMillis(500);

    private record Answer(int status, String type, String text) {

        Answer(int status, String sentence) {
            this(status, "text/plain; charset=utf-8", sentence);
        }

        static Answer json(Object value) {
            var text = JsonMapper.shared().writeValueAsString(value);
            return new Answer(200, "application/json", text);
        }
    }

    private final HttpServer server;
    private final String secret = "/" + UUID.randomUUID() + UUID.randomUUID() + "/";
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Consumer<String> out;
    private volatile @Nullable Commands commands;
    private volatile Supplier<List<PartView>> parts = List::of;

    private WebControl(HttpServer server, Consumer<String> out) {
        this.server = server;
        this.out = out;
    }

    /// Takes a free port, and refuses everything until it obeys somebody.
    ///
    /// @param out hears what has come of each order
    static WebControl open(Consumer<String> out) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var control = new WebControl(HttpServer.create(address, 0), out);
        control.server.setExecutor(control.threads);
        control.server.createContext("/", control::handle);
        control.server.start();
        return control;
    }

    /// For web nodes only.
    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + secret);
    }

    void control(Commands commands, Supplier<List<PartView>> parts) {
        this.parts = parts;
        this.commands = commands;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = answer(exchange.getRequestMethod(), exchange.getRequestURI().getPath());
            var body = answer.text().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(String method, String path) {
        var controlled = commands;
        if (controlled == null || !isSecret(path)) {
            return new Answer(404, "");
        }
        var words = List.of(path.substring(secret.length()).split("/"));
        if (method.equals("GET") && words.equals(List.of(PARTS))) {
            return Answer.json(parts.get());
        }
        if (method.equals("POST") && words.size() == 2) {
            return order(controlled, words.getFirst(), words.getLast());
        }
        return new Answer(404, "");
    }

    private boolean isSecret(String path) {
        return path.length() > secret.length()
                && MessageDigest.isEqual(
                        path.substring(0, secret.length()).getBytes(StandardCharsets.UTF_8),
                        secret.getBytes(StandardCharsets.UTF_8));
    }

    private Answer order(Commands controlled, String command, String argument) {
        try {
            controlled.check(command, argument);
            threads.submit(() -> obey(controlled, command, argument));
            return new Answer(202, "");
        } catch (DemoException e) {
            return new Answer(400, String.valueOf(e.getMessage()));
        }
    }

    private void obey(Commands controlled, String command, String argument) {
        try {
            Thread.sleep(GRACE);
            out.accept(controlled.obey(command, argument));
        } catch (DemoException e) {
            out.accept(e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
