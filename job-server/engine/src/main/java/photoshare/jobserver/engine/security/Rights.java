package photoshare.jobserver.engine.security;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import photoshare.jobserver.protocol.AdminCommand;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.WorkReport;

/// What one connection may do.
public final class Rights {

    /// Of somebody without a certificate where nothing is restricted.
    public static final Rights UNRESTRICTED = Permissions.UNRESTRICTED.of(Subject.ANONYMOUS);

    private final Subject subject;
    private final List<Wildcard> submit;
    private final List<Wildcard> work;
    private final boolean administer;

    Rights(Subject subject, List<Grant> grants) {
        this.subject = subject;
        submit = patterns(grants, Grant.Submit.class, Grant.Submit::functions);
        work = patterns(grants, Grant.Work.class, Grant.Work::functions);
        administer = grants.stream().anyMatch(Grant.Administer.class::isInstance);
    }

    private static <T extends Grant> List<Wildcard> patterns(
            List<Grant> grants, Class<T> type, Function<T, List<String>> functions) {
        return grants.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .flatMap(grant -> functions.apply(grant).stream())
                .map(Wildcard::new)
                .toList();
    }

    /// Whether there is nothing that they may do.
    public boolean isEmpty() {
        return submit.isEmpty() && work.isEmpty() && !administer;
    }

    /// Whose they are.
    public Subject subject() {
        return subject;
    }

    /// Why a request is refused; empty if it is permitted. A worker's reports are not looked at
    /// here: they are accepted for the jobs that were handed to its connection and for no others.
    public Optional<String> refusal(Request request) {
        return switch (request) {
            case Request.CanDo(var function) -> refusalToWork(function);
            case Request.CanDoTimeout(var function, _) -> refusalToWork(function);
            case Request.SubmitJob job -> refusalToSubmit(job.function());
            case Request.SubmitJobEpoch job -> refusalToSubmit(job.function());
            case Request.SubmitReduceJob job -> refusalToSubmit(job.function());
            case Request.GetStatus _, Request.GetStatusUnique _ ->
                    administer || !submit.isEmpty()
                            ? Optional.empty()
                            : Optional.of(subject + " may not ask for the state of jobs");
            case Request.CantDo _,
                    Request.ResetAbilities _,
                    Request.PreSleep _,
                    Request.Grab _,
                    Request.SetClientId _,
                    Request.EchoRequest _,
                    Request.OptionRequest _,
                    WorkReport _ ->
                    Optional.empty();
        };
    }

    /// Why a command is refused; empty if it is permitted. Which version a server has is no secret:
    /// that is how monitoring asks whether it is alive.
    public Optional<String> refusal(AdminCommand command) {
        return administer
                        || command instanceof AdminCommand.Version
                        || command instanceof AdminCommand.Mistake
                ? Optional.empty()
                : Optional.of(subject + " may not administer this server");
    }

    /// Whether the state of jobs of that function may be told.
    public boolean maySee(Bytes function) {
        return administer || matches(submit, function);
    }

    private Optional<String> refusalToSubmit(Bytes function) {
        return matches(submit, function)
                ? Optional.empty()
                : Optional.of("%s may not submit \"%s\"".formatted(subject, function));
    }

    private Optional<String> refusalToWork(Bytes function) {
        return matches(work, function)
                ? Optional.empty()
                : Optional.of("%s may not work on \"%s\"".formatted(subject, function));
    }

    private static boolean matches(List<Wildcard> patterns, Bytes function) {
        for (Wildcard pattern : patterns) {
            if (pattern.matches(function)) {
                return true;
            }
        }
        return false;
    }
}
