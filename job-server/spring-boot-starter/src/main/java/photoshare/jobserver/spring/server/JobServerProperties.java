package photoshare.jobserver.spring.server;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import photoshare.jobserver.engine.JobServerOptions;
import photoshare.jobserver.engine.broker.JobLimits;
import photoshare.jobserver.engine.net.ConnectionLimits;
import photoshare.jobserver.engine.security.Permissions;
import photoshare.jobserver.engine.security.Subject;
import photoshare.jobserver.engine.store.JobStores;
import photoshare.jobserver.engine.store.MemoryJobStore;
import photoshare.jobserver.engine.store.PostgresJobStores;

/// Settings under `job-server`: of the server inside an application as well as of the process of
/// its own. One that is misspelt is refused: it may have been meant to protect something.
///
/// @param embedded whether there is a server at all
/// @param host where to listen; the default is reachable from this machine only
/// @param port 0 for any free one
/// @param queue the name of what this server serves
/// @param store where background jobs are kept: `memory`, or a database as
///   `jdbc:postgresql://host/name`
/// @param storeUsername for the database; none if the URL names it
/// @param storePassword for the database; none if the URL names it
/// @param tls encryption of the connections
/// @param permissions who may do what, such as `web-*: submit resize-photo`; none for everybody
///   everything. They go by the names in clients' certificates
/// @param attempts how many workers may lose a job before it fails; 0 for any number
/// @param maxPacket the largest packet that is accepted
/// @param maxName the longest function name, id or other argument that is not data
/// @param maxConnections at the same time
/// @param maxConnectionsPerAddress at the same time from one address
/// @param maxJobsPerFunction running ones included; 0 for any number
/// @param maxJobMemory what all jobs together may occupy; by default half of the heap
/// @param maxUnread what is kept for a peer that does not read before it is disconnected
/// @param stalled how long a peer may pause in the middle of a packet; 0 for ever
/// @param maxBuffered what all peers together may occupy with unfinished packets and unread
///   replies; by default a quarter of the heap
/// @param handshake how long the beginning of an encrypted connection may take
/// @param drain how long running jobs have to end when the application stops
@ConfigurationProperties(prefix = "job-server", ignoreUnknownFields = false)
record JobServerProperties(
        @DefaultValue Embedded embedded,
        @DefaultValue("127.0.0.1") String host,
        @DefaultValue("4730") int port,
        @DefaultValue("default") String queue,
        @DefaultValue("memory") String store,
        @Nullable String storeUsername,
        @Nullable String storePassword,
        @DefaultValue TlsProperties tls,
        @DefaultValue List<String> permissions,
        @DefaultValue("0") int attempts,
        @DefaultValue("64MB") DataSize maxPacket,
        @DefaultValue("8KB") DataSize maxName,
        @DefaultValue("20000") int maxConnections,
        @DefaultValue("15000") int maxConnectionsPerAddress,
        @DefaultValue("0") int maxJobsPerFunction,
        @Nullable DataSize maxJobMemory,
        @DefaultValue("256MB") DataSize maxUnread,
        @DefaultValue("1m") Duration stalled,
        @Nullable DataSize maxBuffered,
        @DefaultValue("10s") Duration handshake,
        @DefaultValue("30s") Duration drain) {

    /// @param enabled starts a server inside this application
    record Embedded(@DefaultValue("false") boolean enabled) {}

    private static final String MEMORY = "memory";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final int HIGHEST_PORT = 65_535;

    JobServerProperties {
        require(!host.isBlank(), "host must name an address of this machine");
        require(
                port >= 0 && port <= HIGHEST_PORT,
                "port must be between 0 and %d, not %d".formatted(HIGHEST_PORT, port));
        require(!queue.isBlank(), "queue must have a name");
        require(
                store.equals(MEMORY) || store.startsWith(POSTGRESQL),
                "store must be \"%s\" or begin with \"%s\", not \"%s\""
                        .formatted(
                                MEMORY,
                                POSTGRESQL,
                                store.replaceAll("[/?@].*", "..."))); // may hold a password
        require(
                tls.clientCa() != null || !who(permissions).of(Subject.ANONYMOUS).isEmpty(),
                "permissions grant nobody anything without job-server.tls.client-ca: who shows no"
                        + " certificate is called \"anonymous\"");
        who(permissions);
        require(attempts >= 0, "attempts must be 0 or more, not " + attempts);
        requireSize("max-packet", maxPacket);
        requireSize("max-name", maxName);
        requireSome("max-unread", maxUnread);
        require(maxConnections > 0, "max-connections must be at least 1, not " + maxConnections);
        require(
                maxConnectionsPerAddress > 0,
                "max-connections-per-address must be at least 1, not " + maxConnectionsPerAddress);
        require(
                maxJobsPerFunction >= 0,
                "max-jobs-per-function must be 0 or more, not " + maxJobsPerFunction);
        requireSome("max-job-memory", maxJobMemory);
        requireSome("max-buffered", maxBuffered);
        require(handshake.isPositive(), "handshake must be positive, but is " + handshake);
        require(!stalled.isNegative(), "stalled must not be negative, but is " + stalled);
        require(!drain.isNegative(), "drain must not be negative, but is " + drain);
    }

    private static void requireSize(String name, DataSize size) {
        require(
                size.toBytes() > 0 && size.toBytes() <= Integer.MAX_VALUE,
                "%s must be between 1 byte and 2 GB, not %d bytes".formatted(name, size.toBytes()));
    }

    private static void requireSome(String name, @Nullable DataSize size) {
        require(size == null || size.toBytes() > 0, name + " must be at least one byte");
    }

    private static void require(boolean condition, String sentence) {
        if (!condition) {
            throw new IllegalArgumentException("job-server." + sentence);
        }
    }

    boolean isOpenToTheNetwork() {
        return tls.certificate() == null
                && !new InetSocketAddress(host, port).getAddress().isLoopbackAddress();
    }

    boolean isOpenToEveryCertificate() {
        return tls.clientCa() != null && permissions.isEmpty();
    }

    /// Where the background jobs are to be kept.
    JobStores stores() {
        return store.equals(MEMORY)
                ? _ -> new MemoryJobStore()
                : new PostgresJobStores(store, login());
    }

    private Properties login() {
        var login = new Properties();
        if (storeUsername != null) {
            login.setProperty("user", storeUsername);
        }
        if (storePassword != null) {
            login.setProperty("password", storePassword);
        }
        return login;
    }

    JobServerOptions options() {
        return JobServerOptions.defaults()
                .withAddress(new InetSocketAddress(host, port))
                .withQueue(queue)
                .withAttempts(attempts)
                .withLimits(connectionLimits())
                .withJobLimits(jobLimits())
                .withTransport(tls.transport())
                .withPermissions(who(permissions));
    }

    private ConnectionLimits connectionLimits() {
        var limits =
                ConnectionLimits.defaults()
                        .withPacketSize(Math.toIntExact(maxPacket.toBytes()))
                        .withArgumentSize(Math.toIntExact(maxName.toBytes()))
                        .withConnections(maxConnections)
                        .withConnectionsPerAddress(maxConnectionsPerAddress)
                        .withUnread(maxUnread.toBytes())
                        .withStalled(stalled)
                        .withHandshake(handshake);
        return maxBuffered == null ? limits : limits.withBuffered(maxBuffered.toBytes());
    }

    private JobLimits jobLimits() {
        var limits = JobLimits.defaults().withPerFunction(maxJobsPerFunction);
        return maxJobMemory == null ? limits : limits.withBytes(maxJobMemory.toBytes());
    }

    private static Permissions who(List<String> permissions) {
        return permissions.isEmpty() ? Permissions.UNRESTRICTED : Permissions.parse(permissions);
    }
}
