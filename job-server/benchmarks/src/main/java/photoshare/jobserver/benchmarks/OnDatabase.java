package photoshare.jobserver.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetSocketAddress;

/// A server and the database that it needs.
record OnDatabase(Server server, EmbeddedPostgres postgres) implements Server {

    @Override
    public InetSocketAddress address() {
        return server.address();
    }

    @Override
    public Process process() {
        return server.process();
    }

    @Override
    public void empty() throws IOException {
        server.empty();
    }

    @Override
    public long liveBytes() throws IOException {
        return server.liveBytes();
    }

    @Override
    public void close() throws IOException {
        server.close();
        postgres.close();
    }
}
