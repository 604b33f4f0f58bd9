package photoshare.jobserver.benchmarks.drill;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Two servers of one queue: one serves, the other stands by.
final class ServerPair implements AutoCloseable {

    private final List<ServerProcess> servers;
    private final Random chance;
    private final List<Duration> takeOvers = Collections.synchronizedList(new ArrayList<>());
    private volatile long silentSince;

    ServerPair(String database, Random chance) throws IOException {
        this.chance = chance;
        servers =
                List.of(
                        new ServerProcess(database, this::serves),
                        new ServerProcess(database, this::serves));
    }

    List<String> addresses() {
        return servers.stream().map(ServerProcess::address).toList();
    }

    void start() throws IOException {
        for (ServerProcess server : servers) {
            server.start();
        }
    }

    /// Mostly the one that serves.
    void killOne() throws IOException, InterruptedException {
        List<ServerProcess> serving = servers.stream().filter(ServerProcess::isServing).toList();
        List<ServerProcess> choice =
                serving.isEmpty() || chance.nextInt(10) == 0 ? servers : serving;
        ServerProcess victim = choice.get(chance.nextInt(choice.size()));
        if (victim.isServing()) {
            silentSince = System.nanoTime();
        }
        victim.kill();
        victim.start();
    }

    synchronized void awaitServing(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (servers.stream().noneMatch(ServerProcess::isServing)) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new IllegalStateException("No server serves after " + patience);
            }
            wait(left);
        }
    }

    String takeOvers() {
        List<Duration> sorted = takeOvers.stream().sorted().toList();
        return "median %d ms, longest %d ms"
                .formatted(sorted.get(sorted.size() / 2).toMillis(), sorted.getLast().toMillis());
    }

    private synchronized void serves() {
        if (silentSince != 0) {
            takeOvers.add(Duration.ofNanos(System.nanoTime() - silentSince));
        }
        silentSince = 0;
        notifyAll();
    }

    @Override
    public void close() {
        servers.forEach(ServerProcess::close);
    }
}
