package photoshare.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.DisconnectedClientHelper;

/// Gives each request a number that every line of its log bears. When nobody else knew what to do
/// about an exception, the page shows that number to the reader, who can tell it to those who have
/// the log.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class TraceFilter extends OncePerRequestFilter {

    /// The number of a request that failed.
    static final String FAILED = TraceFilter.class.getName() + ".failed";

    private static final String TRACE_ID = "traceId";

    private static final Logger log = LoggerFactory.getLogger(TraceFilter.class);

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String number = UUID.randomUUID().toString().replace("-", "");
        try (var _ = MDC.putCloseable(TRACE_ID, number)) {
            passOn(request, response, chain, number);
        }
    }

    private static void passOn(
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            String number)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException e) {
            if (response.isCommitted()
                    || DisconnectedClientHelper.isClientDisconnectedException(e)) {
                throw e;
            }
            log.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
            request.setAttribute(FAILED, number);
            response.sendError(HttpStatus.INTERNAL_SERVER_ERROR.value());
        }
    }
}
