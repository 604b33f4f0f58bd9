package photoshare.jobserver.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import photoshare.jobserver.engine.broker.Operations;
import photoshare.jobserver.engine.broker.Operations.FunctionView;
import photoshare.jobserver.engine.broker.Operations.Totals;

/// How much there was to do at one moment, about a second ago at most. Safe for use by any thread.
///
/// @param connections all of them, workers and others
/// @param workers connections that have said what they can do
/// @param totals counted since the server began to serve; it may have done so more than once
public record JobServerStatistics(
        Role role, List<Function> functions, int connections, int workers, Totals totals) {

    static final JobServerStatistics NONE =
            new JobServerStatistics(Role.STOPPED, List.of(), 0, 0, new Totals(0, 0, 0, 0));

    /// @param waiting jobs that could be handed out
    /// @param delayed jobs whose time has not come
    /// @param waitingSince since when the job that waits for longest waits, if one does
    public record Function(
            String name,
            int waiting,
            int delayed,
            int running,
            int workers,
            Optional<Instant> waitingSince) {

        /// How long the job that waits for longest has waited; zero if none waits.
        public Duration oldestWait(Instant now) {
            return waitingSince
                    .map(since -> Duration.between(since, now))
                    .filter(Duration::isPositive)
                    .orElse(Duration.ZERO);
        }
    }

    static JobServerStatistics of(Operations operations) {
        return new JobServerStatistics(
                Role.SERVING,
                operations.functions().map(JobServerStatistics::function).toList(),
                operations.connections(),
                operations.workers(),
                operations.totals());
    }

    JobServerStatistics withRole(Role role) {
        return new JobServerStatistics(role, functions, connections, workers, totals);
    }

    private static Function function(FunctionView view) {
        return new Function(
                view.name().toString(),
                view.waiting().total(),
                view.delayed(),
                view.running(),
                view.workers(),
                view.oldest());
    }
}
