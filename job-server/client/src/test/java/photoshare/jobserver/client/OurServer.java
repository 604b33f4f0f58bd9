package photoshare.jobserver.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import photoshare.jobserver.engine.JobServer;
import photoshare.jobserver.engine.JobServerOptions;

/// Our server, in the JVM of the test.
final class OurServer implements TestServer {

    private final int port;
    private JobServer server;

    OurServer() throws IOException {
        server = start(0);
        port = server.address().getPort();
    }

    private static JobServer start(int port) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return new JobServer(JobServerOptions.defaults().withAddress(address)).start();
    }

    @Override
    public ServerAddress address() {
        return new ServerAddress("127.0.0.1", port);
    }

    @Override
    public void restart() throws IOException {
        close();
        server = start(port);
    }

    @Override
    public void close() {
        server.close();
    }
}
