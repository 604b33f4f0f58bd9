package photoshare.web.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// What Tomcat refuses before any page of ours is asked, such as an address that cannot be one, is
/// answered with one sentence.
@Component
class RefusedAddresses implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context ->
                ((StandardHost) context.getParent())
                        .setErrorReportValveClass(OneSentence.class.getName()));
    }

    /// Tomcat makes it by its name.
    public static final class OneSentence extends ErrorReportValve {

        private static final String PAGE =
                """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><title>Photoshare</title></head>
                <body><p>%s <a href="/">To Photoshare</a></p></body>
                </html>
                """;

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            String sentence =
                    status < 500
                            ? "The address, or what was sent with it, is not right."
                            : "Something went wrong on our side: try again in a moment.";
            try {
                response.setContentType("text/html");
                response.setCharacterEncoding(StandardCharsets.UTF_8.name());
                response.getReporter().write(PAGE.formatted(sentence));
                response.finishResponse();
            } catch (IOException _) {
                // whoever asked has gone
            }
        }
    }
}
