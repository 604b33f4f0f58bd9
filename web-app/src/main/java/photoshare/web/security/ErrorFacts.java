package photoshare.web.security;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;

/// Tells the page of "too many attempts" when the next one is allowed.
@Component
class ErrorFacts extends DefaultErrorAttributes {

    @Override
    public Map<String, @Nullable Object> getErrorAttributes(
            WebRequest request, ErrorAttributeOptions options) {
        Map<String, @Nullable Object> facts = super.getErrorAttributes(request, options);
        Object again = request.getAttribute(AttemptGuard.AGAIN_AT, RequestAttributes.SCOPE_REQUEST);
        if (again != null) {
            facts.put("againAt", again);
        }
        return facts;
    }
}
