package photoshare.web.jobs;

import java.util.List;
import photoshare.db.ResizePhoto;
import photoshare.jobserver.client.AdminClient;
import photoshare.jobserver.client.AdminClient.FunctionStatus;
import photoshare.jobserver.client.JobServerException;
import photoshare.jobserver.client.ServerAddress;

/// What one job server says of itself, or why it says nothing.
///
/// @param resizers the names of the resize workers that are connected to it
/// @param trouble empty if it answers
record ServerReport(
        String address, List<FunctionReport> functions, List<String> resizers, String trouble) {

    record FunctionReport(String name, long waiting, long running, long workers) {

        static FunctionReport of(FunctionStatus status) {
            return new FunctionReport(
                    status.function(),
                    status.jobs() - status.running(),
                    status.running(),
                    status.workers());
        }

        public boolean abandoned() {
            return workers == 0 && waiting > 0;
        }
    }

    static ServerReport of(ServerAddress address, AdminClient server) {
        try {
            return new ServerReport(
                    address.toString(),
                    server.status().stream().map(FunctionReport::of).toList(),
                    resizers(server),
                    "");
        } catch (JobServerException e) {
            return new ServerReport(
                    address.toString(), List.of(), List.of(), String.valueOf(e.getMessage()));
        }
    }

    private static List<String> resizers(AdminClient server) {
        return server.workers().stream()
                .filter(peer -> peer.functions().contains(ResizePhoto.FUNCTION))
                .map(AdminClient.Peer::clientId)
                .distinct()
                .toList();
    }
}
