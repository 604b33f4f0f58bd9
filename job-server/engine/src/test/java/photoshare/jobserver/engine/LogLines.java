package photoshare.jobserver.engine;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/// What the server's log says, from `INFO` on.
final class LogLines implements AutoCloseable {

    private final Logger logger = (Logger) LoggerFactory.getLogger("photoshare.jobserver.engine");
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    LogLines() {
        logger.setLevel(Level.INFO);
        appender.start();
        logger.addAppender(appender);
    }

    /// With the trace, if one was logged.
    List<String> lines() {
        return List.copyOf(appender.list).stream()
                .map(event ->
                        event.getFormattedMessage()
                                + (event.getThrowableProxy() == null ? "" : " with a trace"))
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
        logger.setLevel(null);
    }
}
