package photoshare.jobserver.benchmarks.drill;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import photoshare.jobserver.engine.JobServer;
import photoshare.jobserver.engine.JobServerOptions;
import photoshare.jobserver.engine.Role;
import photoshare.jobserver.engine.store.PostgresJobStores;

/// The server that is killed: nothing but the engine, so that it is back within a second.
final class DrillServer {

    private DrillServer() {}

    /// @param arguments the port, and the address of the database
    static void main(String... arguments) throws Exception {
        var address =
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        var server =
                new JobServer(
                        JobServerOptions.defaults().withAddress(address).withQueue("drill"),
                        new PostgresJobStores(arguments[1]));
        server.addListener(role -> System.out.println(role));
        server.start();
        new CountDownLatch(1).await();
    }

    static boolean serves(String line) {
        return line.equals(Role.SERVING.name());
    }
}
