package photoshare.jobserver.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.Set;
import photoshare.jobserver.engine.broker.Reply;
import photoshare.jobserver.engine.net.Connection;
import photoshare.jobserver.engine.net.Inbound;
import photoshare.jobserver.engine.net.Inbox;
import photoshare.jobserver.engine.net.Network;

/// Listens in order to tell everybody who wants something that this server does not serve, and
/// hangs up.
final class Refusing implements Duty, Inbox {

    private final Network network;
    private final Set<Connection> leaving = new LinkedHashSet<>();

    private Refusing(JobServerOptions options) {
        network = Network.of(options.limits(), options.transport(), this);
    }

    /// @throws IOException if the address cannot be used
    static Refusing begin(JobServerOptions options, InetSocketAddress address) throws IOException {
        var refusing = new Refusing(options);
        try {
            refusing.network.listen(address);
            return refusing;
        } catch (IOException e) {
            refusing.close();
            throw e;
        }
    }

    InetSocketAddress address() {
        return network.address();
    }

    @Override
    public Role role() {
        return Role.OUT_OF_SERVICE;
    }

    @Override
    public void opened(Connection connection) {}

    @Override
    public void received(Connection connection, Inbound message) {
        message.refusal().ifPresent(connection::send);
        if (message.isWaitedFor() && leaving.add(connection) && leaving.size() == 1) {
            network.thread().execute(this::sayGoodbye);
        }
    }

    /// Once all that a peer has sent is refused, and not after the first.
    private void sayGoodbye() {
        leaving.forEach(connection -> connection.send(new Reply.Goodbye()));
        leaving.clear();
        network.send(() -> true);
    }

    @Override
    public void roomFor(Connection connection) {}

    @Override
    public void closed(Connection connection) {}

    @Override
    public void close() {
        network.close();
    }
}
