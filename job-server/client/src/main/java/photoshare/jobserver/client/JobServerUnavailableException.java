package photoshare.jobserver.client;

import java.util.Map;
import java.util.stream.Collectors;

/// No server took the request; none of them has it.
public final class JobServerUnavailableException extends JobServerException {

    private final transient Map<ServerAddress, String> reasons;

    JobServerUnavailableException(Map<ServerAddress, String> reasons) {
        super(
                reasons.entrySet().stream()
                        .map(server -> server.getKey() + " (" + server.getValue() + ")")
                        .collect(Collectors.joining(", ", "No job server answers: ", "")));
        this.reasons = Map.copyOf(reasons);
    }

    /// Why each server that was tried is of no use, in words.
    public Map<ServerAddress, String> reasons() {
        return reasons;
    }
}
