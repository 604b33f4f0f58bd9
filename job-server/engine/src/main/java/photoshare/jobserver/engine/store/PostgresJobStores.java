package photoshare.jobserver.engine.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// The queues in a PostgreSQL database (17 or newer), in the table `job_server.job`, which is made
/// if it is not there. Which of several servers has a queue is decided by an advisory lock that
/// lives and dies with the server's one session; so that session must not go through a pooler that
/// gives it to others in between. Needs PostgreSQL's JDBC driver on the class path. Safe for use by
/// any thread.
public final class PostgresJobStores implements JobStores {

    private static final String SCHEME = "jdbc:postgresql:";

    private final String url;
    private final Properties properties;

    /// @param url such as `jdbc:postgresql://db/jobs?user=jobs&password=secret`
    public PostgresJobStores(String url) {
        this(url, new Properties());
    }

    /// @param properties of the JDBC driver, such as `user` and `password`
    public PostgresJobStores(String url, Properties properties) {
        if (!url.startsWith(SCHEME)) {
            throw new IllegalArgumentException(
                    "The address of a PostgreSQL database begins with " + SCHEME);
        }
        try {
            DriverManager.getDriver(url);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL's JDBC driver is not on the class path", e);
        }
        this.url = url;
        this.properties = defaults();
        this.properties.putAll(properties);
    }

    @Override
    public JobStore open(String queue) {
        var session = new PostgresSession(connect());
        try {
            session.beWatched();
            session.change(PostgresJobTable::create);
            return new PostgresJobStore(session, queue);
        } catch (StoreException | StoreLostException e) {
            session.close();
            throw new StoreException("The database cannot be used: " + e.getMessage(), e);
        }
    }

    private Connection connect() {
        try {
            return DriverManager.getConnection(url, properties);
        } catch (SQLException e) {
            throw new StoreException("The database cannot be reached: " + e.getMessage(), e);
        }
    }

    private static Properties defaults() {
        var properties = new Properties();
        properties.setProperty("ApplicationName", "job-server");
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("socketTimeout", "" + PostgresSession.PATIENCE.toSeconds());
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("targetServerType", "primary");
        properties.setProperty("prepareThreshold", "-1"); // binary from the first time on
        properties.setProperty("logServerErrorDetail", "false"); // would show payloads
        return properties;
    }
}
