package photoshare.demo.mail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/// The inbox over HTTP. Answers to this machine only, and to no page of another site.
final class InboxServer implements AutoCloseable {

    private static final Pattern THIS_MACHINE =
            Pattern.compile("(localhost|127\\.0\\.0\\.1)(:\\d+)?");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Inbox inbox;

    private InboxServer(HttpServer server, Inbox inbox) {
        this.server = server;
        this.inbox = inbox;
    }

    static InboxServer start(int port, Inbox inbox) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        var started = new InboxServer(HttpServer.create(address, 0), inbox);
        started.server.setExecutor(started.threads);
        started.server.createContext("/", started::handle);
        started.server.start();
        return started;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange).send(exchange);
        }
    }

    private Reply answer(HttpExchange exchange) throws IOException {
        if (!isMeantForUs(exchange)) {
            return Reply.failure(403, "This inbox answers to its own pages on localhost only.");
        }
        var query = Query.of(exchange.getRequestURI());
        try {
            return switch (exchange.getRequestMethod()) {
                case "GET" -> inbox.get(exchange.getRequestURI().getPath(), query);
                case "POST" -> inbox.post(exchange.getRequestURI().getPath(), query);
                default -> Reply.failure(405, "GET and POST only.");
            };
        } catch (IllegalArgumentException e) {
            return Reply.failure(400, e.getMessage() + ".");
        }
    }

    /// Keeps out pages of other sites: under a name that they let point here, or by a form.
    private static boolean isMeantForUs(HttpExchange exchange) {
        var host = exchange.getRequestHeaders().getFirst("Host");
        var site = exchange.getRequestHeaders().getFirst("Sec-Fetch-Site");
        var method = exchange.getRequestMethod();
        return host != null
                && THIS_MACHINE.matcher(host).matches()
                && (method.equals("GET") || site == null || site.equals("same-origin"));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
