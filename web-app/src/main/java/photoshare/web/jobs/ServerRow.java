package photoshare.web.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import photoshare.db.JobServerSessions.Session;

/// One of our own job servers.
///
/// @param since when it was connected to its database, if that is known
/// @param name what the demo calls it; empty elsewhere
record ServerRow(ServerReport report, Role role, Optional<Instant> since, String name) {

    enum Role {
        SERVING,
        /// It does not listen, but the database knows of as many that wait for their turn as are
        /// silent.
        STANDBY,
        /// It does not listen, and nobody waits.
        AWAY,
        /// Some of those that are silent wait, and nobody can tell which.
        UNKNOWN
    }

    static List<ServerRow> all(
            List<ServerReport> reports, List<Session> sessions, List<DemoPart> parts) {
        List<Instant> serving =
                sessions.stream().filter(Session::serving).map(Session::since).toList();
        long waiting = sessions.size() - serving.size();
        long silent = reports.stream().filter(report -> !report.answers()).count();
        boolean only = serving.size() == 1 && silent == reports.size() - 1;
        return reports.stream()
                .map(report ->
                        report.answers()
                                ? new ServerRow(
                                        report,
                                        Role.SERVING,
                                        only ? serving.stream().findFirst() : Optional.empty(),
                                        name(report, parts))
                                : new ServerRow(
                                        report,
                                        roleOfSilent(waiting, silent),
                                        Optional.empty(),
                                        name(report, parts)))
                .toList();
    }

    private static String name(ServerReport report, List<DemoPart> parts) {
        return parts.stream()
                .filter(part -> part.port() == report.address().port())
                .map(DemoPart::name)
                .findFirst()
                .orElse("");
    }

    private static Role roleOfSilent(long waiting, long silent) {
        if (waiting == 0) {
            return Role.AWAY;
        }
        return waiting >= silent ? Role.STANDBY : Role.UNKNOWN;
    }

    /// What the role is called in the bundle.
    public String roleName() {
        return "jobs.role." + role.name().toLowerCase(Locale.ROOT);
    }

    /// Why it is silent, unless it is as it should be.
    public String trouble() {
        return role == Role.STANDBY ? "" : report.trouble();
    }
}
