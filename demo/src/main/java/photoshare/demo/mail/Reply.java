package photoshare.demo.mail;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// What goes back to the browser. Each kind brings the content policy that suits it.
record Reply(int status, String type, String policy, byte[] body) {

    /// Our own pages: our own style and script, a mail in a frame, nothing from elsewhere.
    private static final String PAGE_POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
                    + " img-src data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// A stranger's HTML: its own pictures and inline style, no script, and links open a new page.
    private static final String MAIL_POLICY =
            "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline';"
                    + " frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

    private static final String NOTHING_POLICY = "default-src 'none'; sandbox";

    static Reply page(String html) {
        return new Reply(200, "text/html; charset=utf-8", PAGE_POLICY, bytes(html));
    }

    static Reply mail(String html) {
        return new Reply(200, "text/html; charset=utf-8", MAIL_POLICY, bytes(html));
    }

    static Reply text(String text) {
        return new Reply(200, "text/plain; charset=utf-8", NOTHING_POLICY, bytes(text));
    }

    static Reply of(String type, byte[] body) {
        return new Reply(200, type, NOTHING_POLICY, body);
    }

    static Reply failure(int status, String sentence) {
        return new Reply(
                status, "text/plain; charset=utf-8", NOTHING_POLICY, bytes(sentence + "\n"));
    }

    void send(HttpExchange exchange) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Content-Security-Policy", policy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Cache-Control", "no-store");
        headers.set("Referrer-Policy", "no-referrer");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
