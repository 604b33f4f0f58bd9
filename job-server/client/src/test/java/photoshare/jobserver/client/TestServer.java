package photoshare.jobserver.client;

import java.io.IOException;

/// A server that tests of clients and workers run against: the original one, or ours.
public interface TestServer extends AutoCloseable {

    /// Which one.
    enum Kind {
        ORIGINAL {
            @Override
            public TestServer start() throws IOException {
                return Gearmand.start();
            }
        },
        OURS {
            @Override
            public TestServer start() throws IOException {
                return new OurServer();
            }
        };

        /// A fresh one on a port of its own.
        public abstract TestServer start() throws IOException;
    }

    ServerAddress address();

    default AdminClient admin() {
        return new AdminClient(address());
    }

    /// On the same port, without the jobs that it had.
    void restart() throws IOException;

    @Override
    void close();
}
