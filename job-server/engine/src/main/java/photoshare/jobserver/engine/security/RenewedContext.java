package photoshare.jobserver.engine.security;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keys and certificates of files, read again when the files have changed. Files that cannot be
/// used, for instance because only one of them was replaced yet, change nothing.
final class RenewedContext implements Supplier<SSLContext> {

    private static final Logger log = LoggerFactory.getLogger(RenewedContext.class);

    /// How often the files are looked at, if anybody connects.
    static final Duration INTERVAL = Duration.ofSeconds(2);

    private final TlsFiles files;
    private List<String> versions;
    private SSLContext context;
    private long lastLook = System.nanoTime();

    /// @throws TlsException if the files cannot be used
    RenewedContext(TlsFiles files) {
        this.files = files;
        versions = files.versions();
        context = files.context();
    }

    @Override
    public synchronized SSLContext get() {
        long now = System.nanoTime();
        if (now - lastLook > INTERVAL.toNanos()) {
            lastLook = now;
            look();
        }
        return context;
    }

    private void look() {
        List<String> current = files.versions();
        if (current.equals(versions)) {
            return;
        }
        versions = current;
        try {
            context = files.context();
            log.info("The certificate in {} is used from now on", files.certificate());
        } catch (TlsException e) {
            log.warn("{} What was read earlier stays in use.", e.getMessage());
        }
    }
}
