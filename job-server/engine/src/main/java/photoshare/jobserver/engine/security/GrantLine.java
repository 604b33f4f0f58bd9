package photoshare.jobserver.engine.security;

import java.util.List;
import java.util.regex.Pattern;

/// A [Grant] as text, cut into its parts.
record GrantLine(String name, String verb, List<String> functions) {

    /// Names may contain spaces and colons; the first colon with a space behind it ends one.
    private static final Pattern FORM = Pattern.compile("(\\S.*?)\\s*:\\s+(\\S+)(.*)");

    static GrantLine of(String line) {
        var parts = FORM.matcher(line.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is no grant; accepted is a name, a colon and what is granted, such as \"web-*: submit resize-photo\""
                            .formatted(line.strip()));
        }
        return new GrantLine(parts.group(1), parts.group(2), words(parts.group(3)));
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }

    Grant grant() {
        return switch (verb) {
            case "submit" -> new Grant.Submit(name, someFunctions());
            case "work" -> new Grant.Work(name, someFunctions());
            case "administer" -> administer();
            default ->
                    throw new IllegalArgumentException(
                            "\"%s\" cannot be granted to %s; submit, work and administer can"
                                    .formatted(verb, name));
        };
    }

    private List<String> someFunctions() {
        if (functions.isEmpty()) {
            throw new IllegalArgumentException(
                    "\"%s: %s\" names no function; * means all of them".formatted(name, verb));
        }
        return functions;
    }

    private Grant administer() {
        if (!functions.isEmpty()) {
            throw new IllegalArgumentException(
                    "\"%s\" is a word too many after \"%s: administer\", which is for all functions"
                            .formatted(functions.getFirst(), name));
        }
        return new Grant.Administer(name);
    }
}
