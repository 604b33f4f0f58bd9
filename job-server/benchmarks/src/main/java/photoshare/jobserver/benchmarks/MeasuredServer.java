package photoshare.jobserver.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import photoshare.jobserver.engine.JobServer;
import photoshare.jobserver.engine.JobServerOptions;

/// The process that is measured: the server as anybody embeds it.
final class MeasuredServer {

    private MeasuredServer() {}

    static void main() throws IOException, InterruptedException {
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (var server = new JobServer(JobServerOptions.defaults().withAddress(anyPort)).start()) {
            System.out.println("ready 127.0.0.1:" + server.address().getPort());
            Thread.currentThread().join();
        }
    }
}
