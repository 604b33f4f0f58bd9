package photoshare.web.jobs;

import java.util.List;
import photoshare.jobserver.client.AdminClient.FunctionStatus;

/// What one job server says of itself, or why it says nothing.
///
/// @param trouble empty if it answers
record ServerReport(String address, List<FunctionReport> functions, String trouble) {

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
}
