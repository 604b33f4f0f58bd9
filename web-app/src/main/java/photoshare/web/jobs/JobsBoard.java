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

    /// Whether some workers are on their way, so that nobody can say yet of a function that none
    /// offers it.
    public boolean reconnecting() {
        return workers.stream().anyMatch(WorkerRow::coming);
    }

    /// Whether there is anything that comes again only if somebody says so.
    public boolean stuck() {
        return failed.stream().anyMatch(JobRow::stuck);
    }
}
