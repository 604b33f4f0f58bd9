package photoshare.jobserver.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The words of one line of the text protocol. Several spaces count as one, but a line that begins
/// with a space begins with an empty word.
record AdminLine(List<Bytes> words) {

    private static final int MOST_WORDS = 5;

    static AdminLine of(Bytes line) {
        var words = new ArrayList<Bytes>();
        int start = 0;
        for (int end = 0; end <= line.size(); end++) {
            if (end == line.size() || line.get(end) == ' ') {
                if (end > start || words.isEmpty()) {
                    words.add(line.slice(start, end));
                }
                start = end + 1;
            }
        }
        return new AdminLine(words);
    }

    AdminCommand command() {
        if (words.size() > MOST_WORDS) {
            return new AdminCommand.TooManyWords();
        }
        return switch (word(0)) {
            case "status" -> new AdminCommand.Status();
            case "prioritystatus" -> new AdminCommand.PriorityStatus();
            case "workers" -> new AdminCommand.Workers();
            case "version" -> new AdminCommand.Version();
            case "verbose" -> new AdminCommand.Verbose();
            case "getpid" -> new AdminCommand.GetPid();
            case "show" -> words.size() > 1 ? show() : unknown();
            case "cancel" -> words.size() > 2 ? cancel() : unknown();
            case "maxqueue" -> words.size() > 1 ? maxQueue() : wrongArguments();
            case "create" ->
                    namesFunction()
                            ? new AdminCommand.CreateFunction(words.get(2))
                            : wrongArguments();
            case "drop" ->
                    namesFunction()
                            ? new AdminCommand.DropFunction(words.get(2))
                            : wrongArguments();
            default -> unknown();
        };
    }

    private AdminCommand show() {
        if (words.size() == 2 && word(1).equals("jobs")) {
            return new AdminCommand.ShowJobs();
        }
        boolean unique = words.size() == 3 && word(1).equals("unique") && word(2).equals("jobs");
        return unique ? new AdminCommand.ShowUniqueJobs() : new AdminCommand.UnknownShow();
    }

    private AdminCommand cancel() {
        return words.size() == 3 && word(1).equals("job")
                ? new AdminCommand.CancelJob(words.get(2))
                : new AdminCommand.UnknownCancel();
    }

    private AdminCommand maxQueue() {
        Bytes function = words.get(1);
        return words.size() == 3
                ? new AdminCommand.MaxQueue(function, limit(2), limit(2), limit(2))
                : new AdminCommand.MaxQueue(function, limit(2), limit(3), limit(4));
    }

    private boolean namesFunction() {
        return words.size() == 3 && word(1).equals("function");
    }

    private AdminCommand unknown() {
        return new AdminCommand.UnknownCommand(words.getFirst());
    }

    private AdminCommand wrongArguments() {
        return new AdminCommand.WrongArguments(words.getFirst());
    }

    private int limit(int index) {
        return index < words.size()
                ? Math.clamp(Decimal.parse(words.get(index)).orElse(0), 0, Integer.MAX_VALUE)
                : 0;
    }

    private String word(int index) {
        return words.get(index).toString().toLowerCase(Locale.ROOT);
    }
}
