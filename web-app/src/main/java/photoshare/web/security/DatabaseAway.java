package photoshare.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import photoshare.web.system.PlainPage;

/// Asks for patience while the database is away. An error page of ours would wait for its session,
/// and so for the database, once more and in vain: this answer stands before the sessions.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class DatabaseAway extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(DatabaseAway.class);

    private static final Duration AGAIN = Duration.ofSeconds(3);

    /// The classes of SQL states that tell of a connection that broke, and of a server that stops
    /// or is not ready.
    private static final String BROKEN = "08";

    private static final String STOPPING = "57P0";

    private static final String TO_A_SCRIPT =
            """
            {"status":503,"detail":"%s"}\
            """;

    private final MessageSource words;
    private final LocaleResolver languages;

    DatabaseAway(MessageSource words, LocaleResolver languages) {
        this.words = words;
        this.languages = languages;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            Optional<Throwable> away = away(e);
            if (away.isEmpty() || response.isCommitted()) {
                throw e;
            }
            log.warn(
                    "{} {} cannot reach the database: {}",
                    request.getMethod(),
                    request.getRequestURI(),
                    away.get().getMessage());
            askForPatience(request, response);
        }
    }

    private static Optional<Throwable> away(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (tellsThatItIsAway(cause)) {
                return Optional.of(cause);
            }
        }
        return Optional.empty();
    }

    /// An answer of the database has a state. What the pool says of a connection that it has lost,
    /// when what was begun on it shall be rolled back, has none.
    private static boolean tellsThatItIsAway(Throwable cause) {
        return switch (cause) {
            case SQLTransientConnectionException _ -> true;
            case SQLException e -> isLost(e.getSQLState());
            default -> false;
        };
    }

    private static boolean isLost(@Nullable String state) {
        return state == null || state.startsWith(BROKEN) || state.startsWith(STOPPING);
    }

    private void askForPatience(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.reset();
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(AGAIN.toSeconds()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        Locale reader = languages.resolveLocale(request);
        if (SignInPrompt.wantsPage(request)) {
            response.setHeader("Content-Security-Policy", PlainPage.CONTENT_SECURITY_POLICY);
            response.setContentType(MediaType.TEXT_HTML_VALUE);
            response.getWriter().write(page(reader, mayAskAnew(request)));
        } else {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getWriter().write(TO_A_SCRIPT.formatted(sentence(reader)));
        }
    }

    /// What was sent would be sent twice. To an error page every request is a GET.
    private static boolean mayAskAnew(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_METHOD);
        return HttpMethod.GET.name().equals(failed == null ? request.getMethod() : failed);
    }

    private String page(Locale reader, boolean mayAskAnew) {
        return mayAskAnew
                ? new PlainPage(reader, "error.503", "error.503.what").html(words, AGAIN)
                : new PlainPage(reader, "error.503", "error.503.undone").html(words);
    }

    private String sentence(Locale reader) {
        return words.getMessage("error.503.short", null, reader);
    }
}
