package photoshare.web.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/// What Tomcat refuses before any page of ours is asked, such as an address that cannot be one, is
/// answered with one sentence.
@Component
class RefusedAddresses implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final MessageSource sentences;
    private final LocaleResolver languages;

    RefusedAddresses(MessageSource sentences, LocaleResolver languages) {
        this.sentences = sentences;
        this.languages = languages;
    }

    /// Tomcat makes a valve of this name only if there is none.
    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            var host = (StandardHost) context.getParent();
            host.setErrorReportValveClass(OneSentence.class.getName());
            host.getPipeline().addValve(new OneSentence(sentences, languages));
        });
    }

    private static final class OneSentence extends ErrorReportValve {

        private final MessageSource sentences;
        private final LocaleResolver languages;

        OneSentence(MessageSource sentences, LocaleResolver languages) {
            this.sentences = sentences;
            this.languages = languages;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                response.setContentType("text/html");
                response.setCharacterEncoding(StandardCharsets.UTF_8.name());
                response.setHeader("Content-Security-Policy", PlainPage.CONTENT_SECURITY_POLICY);
                response.getReporter().write(page(status, languages.resolveLocale(request)));
                response.finishResponse();
            } catch (IOException _) {
                // whoever asked has gone
            }
        }

        private String page(int status, Locale reader) {
            String name = status < 500 ? "error.400" : "error.500";
            return new PlainPage(reader, name, name + ".what").html(sentences);
        }
    }
}
