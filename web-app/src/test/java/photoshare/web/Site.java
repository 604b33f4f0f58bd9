package photoshare.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A browser without a window: keeps cookies, sends forms with their token, follows redirects.
public final class Site implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"");

    /// Until an answer begins, and again until all of a page has come.
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final CookieManager cookies;
    private final HttpClient http;
    private final String base;

    private Site(int port, CookieManager cookies) {
        this.cookies = cookies;
        this.base = "http://localhost:" + port;
        this.http =
                HttpClient.newBuilder()
                        .cookieHandler(cookies)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build();
    }

    public static Site at(int port) {
        return new Site(port, new CookieManager());
    }

    /// The same browser at another node.
    public Site movedTo(int port) {
        return new Site(port, cookies);
    }

    public Site signIn(String email, String password) {
        form(
                "/login",
                "/login",
                "email=%s&password=%s".formatted(encoded(email), encoded(password)));
        return this;
    }

    /// Below a page, back to which it leads.
    public HttpResponse<String> choose(String language, String page) {
        return form(page, "/language", "language=" + language + "&back=" + encoded(page));
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /// As a script asks, which wants no page.
    public HttpResponse<String> script(String path) {
        return send(request(path).setHeader("Accept", "application/json").GET());
    }

    public HttpResponse<String> form(String page, String path, String fields) {
        return formAfter(page, () -> {}, path, fields);
    }

    /// Something happens, in another tab perhaps, between loading the page and sending from it.
    public HttpResponse<String> formAfter(String page, Runnable event, String path, String fields) {
        String token = token(page);
        event.run();
        return send(
                request(path)
                        .header("X-CSRF-TOKEN", token)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields)));
    }

    /// Its token is a field like the others, as it is where there is no script.
    public HttpResponse<String> form(String page, String path, MultipartForm form) {
        form.field("_csrf", token(page));
        return send(
                request(path)
                        .header("Content-Type", MultipartForm.CONTENT_TYPE)
                        .POST(BodyPublishers.ofByteArray(form.bytes())));
    }

    /// As a proxy in front of the node would tell where the browser is.
    public HttpResponse<String> formFrom(String client, String path, String fields) {
        return send(
                request(path)
                        .header("X-Forwarded-For", client)
                        .header("X-CSRF-TOKEN", token(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields)));
    }

    public HttpResponse<String> put(String page, String path, BodyPublisher body) {
        return putAfter(page, () -> {}, path, body);
    }

    /// Something happens between loading the page and sending from it.
    public HttpResponse<String> putAfter(
            String page, Runnable event, String path, BodyPublisher body) {
        String token = token(page);
        event.run();
        return send(
                request(path)
                        .setHeader("Accept", "application/json")
                        .header("X-CSRF-TOKEN", token)
                        .PUT(body));
    }

    public HttpResponse<InputStream> stream(String path, String... headers) {
        var request = request(path).setHeader("Accept", "text/event-stream");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findAny()
                .orElseThrow();
    }

    /// As after so long a time that the session has ended.
    public void forget() {
        cookies.getCookieStore().removeAll();
    }

    private String token(String page) {
        Matcher token = TOKEN.matcher(get(page).body());
        if (!token.find()) {
            throw new IllegalStateException("No token on " + page);
        }
        return token.group(1);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Accept", "text/html");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.sendAsync(request.build(), BodyHandlers.ofString())
                    .get(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
