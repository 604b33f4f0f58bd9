package photoshare.web.system;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// A form that is shown again with what is wrong in it stands under the address that it was sent
/// to, and so does an error. Whoever asks for that address, by choosing another language there,
/// comes to the next page above it: that is the one with the form.
@ControllerAdvice
class FormAddresses {

    private final RequestMappingHandlerMapping pages;

    FormAddresses(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    void lead(
            HttpRequestMethodNotSupportedException e,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, HttpRequestMethodNotSupportedException {
        String page = pageAbove(request.getRequestURI());
        if (!HttpMethod.GET.matches(e.getMethod()) || page.isEmpty()) {
            throw e;
        }
        String query = request.getQueryString();
        response.sendRedirect(query == null ? page : page + "?" + query);
    }

    /// @return empty if there is none
    private String pageAbove(String address) {
        String above = address;
        do {
            above = above.substring(0, Math.max(0, above.lastIndexOf('/')));
        } while (!above.isEmpty() && !isPage(above));
        return above;
    }

    private boolean isPage(String address) {
        PathContainer path = PathContainer.parsePath(address);
        return pages.getHandlerMethods().keySet().stream()
                .filter(mapping ->
                        mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .map(RequestMappingInfo::getPathPatternsCondition)
                .anyMatch(addresses ->
                        addresses != null
                                && addresses.getPatterns().stream()
                                        .anyMatch(pattern -> pattern.matches(path)));
    }
}
