package photoshare.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// Free ports, each given out once. They lie below the range from which systems take the ports of
/// outgoing connections: the port of a part that is down for a while is not taken by accident.
final class Ports {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 30_000;

    private final Set<Integer> given = new HashSet<>();

    synchronized int next() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (!given.contains(port) && isFree(port)) {
                given.add(port);
                return port;
            }
        }
    }

    static boolean isFree(int port) {
        try {
            listen(port).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// Listens on this machine's own address only.
    static ServerSocket listen(int port) throws IOException {
        var socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
