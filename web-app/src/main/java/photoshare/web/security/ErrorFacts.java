package photoshare.web.security;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;

/// What error pages say beside their sentence: when to try again, what is accepted, under which
/// number the log knows of it.
@Component
class ErrorFacts extends DefaultErrorAttributes {

    private final DataSize largestPhoto;
    private final int mostPhotos;
    private final DataSize largestForm;

    ErrorFacts(
            @Value("${app.upload.max-file-size}") DataSize largestPhoto,
            @Value("${app.upload.max-files}") int mostPhotos,
            @Value("${app.upload.max-form-size}") DataSize largestForm) {
        this.largestPhoto = largestPhoto;
        this.mostPhotos = mostPhotos;
        this.largestForm = largestForm;
    }

    @Override
    public Map<String, @Nullable Object> getErrorAttributes(
            WebRequest request, ErrorAttributeOptions options) {
        Map<String, @Nullable Object> facts = super.getErrorAttributes(request, options);
        facts.put("againIn", of(request, AttemptGuard.AGAIN_IN));
        facts.put("stale", of(request, Refusal.STALE));
        facts.put("traceId", of(request, TraceFilter.FAILED));
        facts.put("largestPhoto", largestPhoto.toMegabytes());
        facts.put("mostPhotos", mostPhotos);
        facts.put("largestForm", largestForm.toMegabytes());
        return facts;
    }

    private static @Nullable Object of(WebRequest request, String fact) {
        return request.getAttribute(fact, RequestAttributes.SCOPE_REQUEST);
    }
}
