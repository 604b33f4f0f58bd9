package photoshare.web.jobs;

import java.util.List;
import photoshare.jobserver.client.AdminClient;
import photoshare.jobserver.client.AdminClient.FunctionStatus;
import photoshare.jobserver.client.AdminClient.Peer;
import photoshare.jobserver.client.AdminCommandException;
import photoshare.jobserver.client.JobServerException;
import photoshare.jobserver.client.JobServerUnavailableException;
import photoshare.jobserver.client.ServerAddress;

/// What one job server says of itself, or why it says nothing.
///
/// @param trouble empty if it answers
record ServerReport(
        ServerAddress address,
        String trouble,
        String version,
        List<FunctionStatus> functions,
        List<Peer> peers) {

    static ServerReport of(ServerAddress address, AdminClient server) {
        try {
            return new ServerReport(
                    address, "", server.version(), server.status(), server.workers());
        } catch (JobServerUnavailableException e) {
            return silent(address, String.join(", ", e.reasons().values()));
        } catch (JobServerException | AdminCommandException e) {
            return silent(address, String.valueOf(e.getMessage()));
        }
    }

    static ServerReport silent(ServerAddress address, String trouble) {
        return new ServerReport(address, trouble, "", List.of(), List.of());
    }

    public boolean answers() {
        return trouble.isEmpty();
    }

    /// Those that offer a function.
    public List<Peer> workers() {
        return peers.stream().filter(peer -> !peer.functions().isEmpty()).toList();
    }

    /// Who is connected, by the names they gave themselves.
    public List<String> names() {
        return peers.stream()
                .map(Peer::clientId)
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }
}
