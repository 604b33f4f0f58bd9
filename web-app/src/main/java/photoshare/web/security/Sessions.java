package photoshare.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import photoshare.db.Account;

/// Who is signed in where. Sessions lie in PostgreSQL, so what changes here is true on every node.
@Component
public class Sessions {

    private static final String CONTEXT =
            HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

    private final FindByIndexNameSessionRepository<?> sessions;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    Sessions(FindByIndexNameSessionRepository<?> sessions) {
        this.sessions = sessions;
    }

    /// Signs the account in, in a new session: nothing that was planted in the old one comes along.
    public void begin(Account account, HttpServletRequest request, HttpServletResponse response) {
        endThis(request);
        become(account, request, response);
    }

    /// Whoever was signed in by a provider is, in the same session, the holder of this account.
    public void become(Account account, HttpServletRequest request, HttpServletResponse response) {
        SecurityContext context = contextOf(account);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    /// The account changed: every browser that is signed in shall see it.
    public void refresh(Account account) {
        refresh(sessions, account);
    }

    /// Signs out everywhere but here.
    public void endOthers(UUID account, HttpServletRequest request) {
        HttpSession here = request.getSession(false);
        sessions.findByPrincipalName(account.toString()).keySet().stream()
                .filter(id -> here == null || !id.equals(here.getId()))
                .forEach(sessions::deleteById);
    }

    /// Signs out everywhere.
    public void endAll(UUID account, HttpServletRequest request) {
        endThis(request);
        sessions.findByPrincipalName(account.toString()).keySet().forEach(sessions::deleteById);
    }

    /// Signs out here.
    public static void endThis(HttpServletRequest request) {
        HttpSession here = request.getSession(false);
        if (here != null) {
            here.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    /// Only one that is loaded by itself is whole: those of one person come in rows of no order,
    /// and what a session holds may be missing.
    private static <S extends Session> void refresh(
            FindByIndexNameSessionRepository<S> sessions, Account account) {
        for (String id : sessions.findByPrincipalName(account.id().toString()).keySet()) {
            S session = sessions.findById(id);
            if (session != null) { // else it has ended meanwhile
                session.setAttribute(CONTEXT, contextOf(account));
                sessions.save(session);
            }
        }
    }

    private static SecurityContext contextOf(Account account) {
        var viewer = new Viewer(account);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(
                        viewer, null, viewer.getAuthorities()));
        return context;
    }
}
