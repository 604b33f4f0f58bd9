package photoshare.jobserver.client;

import java.nio.charset.StandardCharsets;
import photoshare.jobserver.protocol.Priority;

/// A job to be done.
///
/// @param function what is to be done; the name under which workers register
/// @param unique names the job within its function, so that the same job submitted again while it
///   waits or runs is still one job; empty for a job that equals no other. Up to 63 bytes: the
///   original server cuts the 64th off
/// @param data what the worker gets; not copied, so it must not be changed afterwards
/// @param priority which waiting job of the function goes first
public record JobRequest(String function, String unique, byte[] data, Priority priority) {

    private static final int LONGEST_UNIQUE = 63;

    public JobRequest {
        if (function.isEmpty() || function.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "A function needs a name without NUL characters, not \"%s\""
                            .formatted(function));
        }
        if (unique.indexOf('\0') >= 0
                || unique.getBytes(StandardCharsets.UTF_8).length > LONGEST_UNIQUE) {
            throw new IllegalArgumentException(
                    "\"%s\" is no unique id; up to %d bytes without NUL are"
                            .formatted(unique, LONGEST_UNIQUE));
        }
    }

    /// A job of normal priority.
    public JobRequest(String function, String unique, byte[] data) {
        this(function, unique, data, Priority.NORMAL);
    }

    /// A job that equals no other: submitted twice it is done twice, and it is never submitted
    /// again by itself.
    public static JobRequest of(String function, byte[] data) {
        return new JobRequest(function, "", data);
    }

    /// See [#of(String, byte\[\])].
    public static JobRequest of(String function, String text) {
        return of(function, text.getBytes(StandardCharsets.UTF_8));
    }

    /// The same job under a unique id.
    public JobRequest withUnique(String unique) {
        return new JobRequest(function, unique, data, priority);
    }

    public JobRequest withPriority(Priority priority) {
        return new JobRequest(function, unique, data, priority);
    }

    /// Whether it does no harm to submit this job once more.
    boolean repeatable() {
        return !unique.isEmpty();
    }

    @Override
    public String toString() {
        return "%s[%s]".formatted(function, unique);
    }
}
