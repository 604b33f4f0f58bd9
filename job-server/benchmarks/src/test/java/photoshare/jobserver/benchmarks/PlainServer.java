package photoshare.jobserver.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import photoshare.jobserver.engine.JobServer;
import photoshare.jobserver.engine.JobServerOptions;

/// The engine in a process of its own, without what `bin/job-server` adds to it.
final class PlainServer {

    private PlainServer() {}

    static Server start() throws IOException {
        String classPath = System.getProperty("java.class.path");
        return OurServer.start(List.of("-cp", classPath, PlainServer.class.getName()));
    }

    static void main(String... arguments) throws Exception {
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (var server = new JobServer(JobServerOptions.defaults().withAddress(anyPort)).start()) {
            System.out.println("ready localhost:" + server.address().getPort());
            new CountDownLatch(1).await();
        }
    }
}
