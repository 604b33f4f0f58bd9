package photoshare.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.SessionFlashMapManager;

/// The address that stands in the sign-in form again when that comes back. It goes through the
/// session: in the address line it would stay behind in logs and histories.
@Component
final class EnteredAddress {

    private final SessionFlashMapManager flash = new SessionFlashMapManager();

    void keep(HttpServletRequest request, HttpServletResponse response) {
        if ("/login".equals(request.getServletPath())) {
            var entered = new FlashMap();
            entered.put("email", request.getParameter("email"));
            entered.setTargetRequestPath("/login");
            flash.saveOutputFlashMap(entered, request, response);
        }
    }
}
