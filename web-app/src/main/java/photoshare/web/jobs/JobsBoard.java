package photoshare.web.jobs;

import java.util.List;
import photoshare.db.LedgerPage;

/// Everything that the jobs page shows, as of one moment.
///
/// @param parts of the demo, if this is one
record JobsBoard(
        Health health,
        List<FunctionCard> functions,
        List<WorkerRow> workers,
        List<ServerRow> servers,
        List<ServerReport> monitored,
        List<JobRow> running,
        List<JobRow> failed,
        List<JobRow> recent,
        List<LedgerPage.Row> ledger,
        LedgerPage.Proof proof,
        List<DemoPart> parts) {

    /// Whether this is a part of the demo that is down.
    public boolean isDown(String name) {
        return parts.stream().anyMatch(part -> part.name().equals(name) && part.down());
    }

    /// Whether this is a part of the demo that may be killed from a page.
    public boolean mayKill(String name) {
        return parts.stream().anyMatch(part -> part.name().equals(name) && part.mayBeKilled());
    }
}
