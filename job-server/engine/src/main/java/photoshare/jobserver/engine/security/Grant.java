package photoshare.jobserver.engine.security;

import java.util.List;

/// That somebody may do something. Names and functions are patterns: `*` stands for any characters,
/// or none. What is granted nowhere is not permitted.
///
/// As text: the name, a colon, what is granted, and which functions, for instance `web-*: submit
/// resize-photo mail-*`, `resize-*: work resize-photo`, `ops: administer`.
public sealed interface Grant {

    /// Whose; see [Subject].
    String name();

    /// To submit jobs of these functions, and to ask how they are.
    record Submit(String name, List<String> functions) implements Grant {
        public Submit {
            functions = List.copyOf(functions);
        }
    }

    /// To do jobs of these functions.
    record Work(String name, List<String> functions) implements Grant {
        public Work {
            functions = List.copyOf(functions);
        }
    }

    /// To use the text commands, and to ask how any job is.
    record Administer(String name) implements Grant {}

    /// Reads a line.
    ///
    /// @throws IllegalArgumentException if it is no grant; the message says which word is wrong and
    ///   what is accepted
    static Grant parse(String line) {
        return GrantLine.of(line).grant();
    }
}
