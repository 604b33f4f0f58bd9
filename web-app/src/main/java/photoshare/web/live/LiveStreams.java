package photoshare.web.live;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import photoshare.web.live.LiveStream.Story;

/// Every stream of this node. A stream knows nothing that another node would not know: a browser
/// that lost its node goes on at the next one.
@Component
public final class LiveStreams implements SmartLifecycle {

    /// After this time a browser comes back by itself, and is asked again who it is.
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    /// @param name for the log
    /// @param cleanUp runs when the stream has ended, whoever ended it
    /// @return what a controller answers
    public ResponseEntity<SseEmitter> open(String name, Story story, Runnable cleanUp) {
        var emitter = new SseEmitter(LONGEST.toMillis());
        var stream = new LiveStream(name, emitter);
        stream.onEnd(() -> {
            open.remove(stream);
            cleanUp.run();
        });
        open.add(stream);
        stream.begin();
        Locale viewers = LocaleContextHolder.getLocale();
        Thread.ofVirtual()
                .name("live " + name)
                .start(() -> {
                    LocaleContextHolder.setLocale(viewers);
                    stream.run(story);
                });
        return ResponseEntity.ok().header("X-Accel-Buffering", "no").body(emitter);
    }

    @Override
    public void start() {
        running = true;
    }

    /// Before the web server waits for its last requests: these would never end by themselves.
    @Override
    public void stop() {
        running = false;
        open.forEach(LiveStream::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
