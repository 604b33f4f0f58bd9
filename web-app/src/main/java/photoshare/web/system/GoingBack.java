package photoshare.web.system;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Whoever goes back to a form that was not right sees it again: a browser that may not keep the
/// answer to a form shows an error of its own instead. Not for who is signed in: of them nothing is
/// to be seen any more once they have signed out.
@Configuration(proxyBeanMethods = false)
class GoingBack implements WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Kept());
    }

    private static final class Kept implements HandlerInterceptor {

        @Override
        public boolean preHandle(
                HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (HttpMethod.POST.matches(request.getMethod())
                    && request.getUserPrincipal() == null) {
                response.setHeader(
                        HttpHeaders.CACHE_CONTROL,
                        CacheControl.noCache().cachePrivate().getHeaderValue());
            }
            return true;
        }
    }
}
