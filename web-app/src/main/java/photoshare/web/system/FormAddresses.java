package photoshare.web.system;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/// A form that is shown again with what is wrong in it stands under the address that it was sent
/// to. Whoever asks for that address, by choosing another language there, comes to the page above
/// it: that is the one with the form.
@ControllerAdvice
class FormAddresses {

    @ExceptionHandler
    void lead(
            HttpRequestMethodNotSupportedException e,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, HttpRequestMethodNotSupportedException {
        String path = request.getRequestURI();
        String above = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        if (!HttpMethod.GET.matches(e.getMethod()) || above.isEmpty()) {
            throw e;
        }
        String query = request.getQueryString();
        response.sendRedirect(query == null ? above : above + "?" + query);
    }
}
