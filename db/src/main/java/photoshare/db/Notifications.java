package photoshare.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;

/// PostgreSQL's LISTEN on one connection of its own. A notification is a bell, not a message:
/// whoever hears it looks at the rows. After a lost connection every listener hears its bell once,
/// because some may have been missed.
public class Notifications implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Notifications.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int LONGEST_SILENCE = 15; // times our patience
    private static final int ANSWER_SECONDS = 5;

    private final JdbcConnectionDetails database;
    private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();
    private volatile @Nullable Thread thread;

    Notifications(JdbcConnectionDetails database) {
        this.database = database;
    }

    /// Calls the listener with the payload of each notification on the channel, and with an empty
    /// payload when anything may have happened. Listeners run on the listening thread and must not
    /// block. Subscribe before the application has started.
    public void listen(String channel, Consumer<String> listener) {
        listeners.computeIfAbsent(channel, _ -> new CopyOnWriteArrayList<>()).add(listener);
    }

    /// Takes no connection where nobody listens, as in the workers.
    @Override
    public void start() {
        if (listeners.isEmpty()) {
            return;
        }
        Thread listening =
                Thread.ofVirtual().name("notifications").unstarted(this::listenUntilStopped);
        thread = listening;
        listening.start();
    }

    @Override
    public void stop() {
        Thread listening = thread;
        thread = null;
        if (listening != null) {
            listening.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /// Not merely whether somebody listens: this may be the thread of before a restart.
    private boolean isStopped() {
        return thread != Thread.currentThread();
    }

    private void listenUntilStopped() {
        while (!isStopped()) {
            try (Connection connection =
                    DriverManager.getConnection(
                            database.getJdbcUrl(),
                            database.getUsername(),
                            database.getPassword())) {
                listenOn(connection);
            } catch (SQLException e) {
                if (!isStopped()) {
                    log.warn("Not listening to the database ({}); will try again", e.getMessage());
                    pause();
                }
            }
        }
    }

    private void listenOn(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String channel : listeners.keySet()) {
                statement.execute("listen " + channel);
            }
        }
        listeners.values().forEach(all -> all.forEach(listener -> listener.accept("")));
        var notifying = connection.unwrap(PGConnection.class);
        for (int silent = 0; !isStopped(); silent++) {
            for (PGNotification bell : notifying.getNotifications((int) PATIENCE.toMillis())) {
                silent = 0;
                listeners
                        .getOrDefault(bell.getName(), List.of())
                        .forEach(listener -> listener.accept(bell.getParameter()));
            }
            if (silent == LONGEST_SILENCE) {
                requireAnswer(connection);
                silent = 0;
            }
        }
    }

    /// The other side may have vanished without a word; only asking tells.
    private static void requireAnswer(Connection connection) throws SQLException {
        if (!connection.isValid(ANSWER_SECONDS)) {
            throw new SQLException("no answer");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
