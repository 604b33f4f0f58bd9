package photoshare.jobserver.engine.security;

import java.util.List;
import photoshare.jobserver.protocol.Bytes;

/// Who may do what.
///
/// @param grants what is in none of them is not permitted
public record Permissions(List<Grant> grants) {

    private static final String ANY = "*";

    /// Everybody may do everything.
    public static final Permissions UNRESTRICTED =
            new Permissions(
                    List.of(
                            new Grant.Submit(ANY, List.of(ANY)),
                            new Grant.Work(ANY, List.of(ANY)),
                            new Grant.Administer(ANY)));

    public Permissions {
        grants = List.copyOf(grants);
    }

    /// One grant for each line; empty lines and lines that begin with `#` are passed over.
    ///
    /// @throws IllegalArgumentException if a line is no grant, or if there is none at all, so that
    ///   nobody could do anything; the message says what is wrong
    public static Permissions parse(List<String> lines) {
        List<Grant> grants =
                lines.stream()
                        .filter(line -> !line.isBlank() && !line.stripLeading().startsWith("#"))
                        .map(Grant::parse)
                        .toList();
        if (grants.isEmpty()) {
            throw new IllegalArgumentException(
                    "Nothing is granted to anybody; at least one line such as \"*: submit *\" is needed");
        }
        return new Permissions(grants);
    }

    /// What somebody may do: all that is granted to any of their names.
    public Rights of(Subject subject) {
        List<Grant> own = grants.stream().filter(grant -> isFor(grant, subject)).toList();
        return new Rights(subject, own);
    }

    private static boolean isFor(Grant grant, Subject subject) {
        var pattern = new Wildcard(grant.name());
        return subject.names().stream().anyMatch(name -> pattern.matches(Bytes.of(name)));
    }
}
