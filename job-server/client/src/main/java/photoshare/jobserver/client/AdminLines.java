package photoshare.jobserver.client;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import photoshare.jobserver.client.AdminClient.FunctionStatus;
import photoshare.jobserver.client.AdminClient.Job;
import photoshare.jobserver.client.AdminClient.Peer;
import photoshare.jobserver.client.AdminClient.PriorityStatus;

/// The lines of the text protocol's lists. Names come unescaped and may hold anything, so a line
/// that makes no sense is no error, and neither are more columns than expected.
final class AdminLines {

    private static final String COUNT = "\t(\\d{1,18})";
    private static final Pattern FUNCTION = Pattern.compile("(.*?)" + COUNT.repeat(3));
    private static final Pattern PRIORITIES = Pattern.compile("(.*?)" + COUNT.repeat(4));
    private static final Pattern JOB = Pattern.compile("(.*?)" + COUNT.repeat(3));
    private static final Pattern PEER = Pattern.compile("(\\S+) (\\S+) (.*?) :(.*)");

    private AdminLines() {}

    static Optional<FunctionStatus> function(String line) {
        return read(
                FUNCTION,
                line,
                part ->
                        new FunctionStatus(
                                part.group(1), count(part, 2), count(part, 3), count(part, 4)));
    }

    static Optional<PriorityStatus> priorities(String line) {
        return read(
                PRIORITIES,
                line,
                part ->
                        new PriorityStatus(
                                part.group(1),
                                count(part, 2),
                                count(part, 3),
                                count(part, 4),
                                count(part, 5)));
    }

    static Optional<Job> job(String line) {
        return read(
                JOB,
                line,
                part ->
                        new Job(
                                part.group(1),
                                count(part, 2),
                                count(part, 3) != 0,
                                count(part, 4) != 0));
    }

    static Optional<Peer> peer(String line) {
        return read(
                PEER,
                line,
                part ->
                        new Peer(
                                part.group(1),
                                part.group(2),
                                part.group(3).equals("-") ? "" : part.group(3),
                                words(part.group(4))));
    }

    private static <T> Optional<T> read(
            Pattern pattern, String line, Function<MatchResult, T> item) {
        var matcher = pattern.matcher(line);
        return matcher.lookingAt() ? Optional.of(item.apply(matcher)) : Optional.empty();
    }

    private static long count(MatchResult part, int group) {
        return Long.parseLong(part.group(group));
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split(" +"));
    }
}
