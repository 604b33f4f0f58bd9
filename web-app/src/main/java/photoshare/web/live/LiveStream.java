package photoshare.web.live;

import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;
import photoshare.web.system.Bell;

/// One browser that watches something, on a thread of its own.
public final class LiveStream {

    /// What the browser is told, until it has heard everything or the stream has ended.
    @FunctionalInterface
    public interface Story {
        void tell(LiveStream stream) throws IOException, InterruptedException;
    }

    private static final Logger log = LoggerFactory.getLogger(LiveStream.class);

    /// Silence for longer makes proxies, and our own pages, believe that the connection is dead.
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final long RECONNECT_MILLIS = 1000;

    private final String name;
    private final SseEmitter emitter;
    private volatile boolean ended;
    private long lastSent;

    LiveStream(String name, SseEmitter emitter) {
        this.name = name;
        this.emitter = emitter;
    }

    void onEnd(Runnable cleanUp) {
        emitter.onCompletion(() -> {
            ended = true;
            cleanUp.run();
        });
        emitter.onTimeout(this::end);
    }

    /// Harmless on a stream that has ended. When its browser leaves, Tomcat clears the request
    /// before it says so, and whoever completes it in between meets whatever Tomcat finds missing.
    void end() {
        ended = true;
        try {
            emitter.complete();
        } catch (RuntimeException e) {
            log.debug("Nobody listens any more: {}", name, e);
        }
    }

    /// The answer begins on the request's own thread: no other may write while the filters around
    /// it are at work on its headers and its session.
    void begin() {
        try {
            send(SseEmitter.event().reconnectTime(RECONNECT_MILLIS).comment("watching"));
        } catch (IOException _) {
            ended = true; // the browser went away
        }
    }

    void run(Story story) {
        try {
            story.tell(this);
            end();
        } catch (IOException _) {
            ended = true; // the browser went away
        } catch (IllegalStateException _) {
            end(); // whatever it was: a browser that is still there comes back
        } catch (DataAccessException | TransactionException _) {
            log.warn("Lost the database: {} goes on when the browser comes back", name);
            end();
        } catch (InterruptedException _) {
            end();
        }
    }

    /// Whether nobody listens any more.
    public boolean ended() {
        return ended;
    }

    /// @throws IOException if the browser went away
    public void send(SseEventBuilder event) throws IOException {
        emitter.send(event);
        lastSent = System.nanoTime();
    }

    /// Waits until the bell rings, or for so long.
    ///
    /// @return whether it rang
    public boolean await(Bell bell, Duration longest) throws IOException, InterruptedException {
        boolean rang = bell.await(longest);
        breakSilence();
        return rang;
    }

    /// Lets some time pass in which nothing is sent. Changes within it go out together.
    public void pause(Duration time) throws IOException, InterruptedException {
        Thread.sleep(time);
        breakSilence();
    }

    private void breakSilence() throws IOException {
        if (System.nanoTime() - lastSent > HEARTBEAT.toNanos()) {
            send(SseEmitter.event().name("here").data("still"));
        }
    }
}
