package photoshare.web.system;

import java.io.Serializable;

/// One sentence that is said in the reader's language once it is shown.
///
/// @param code its name in a bundle
/// @param arguments what it speaks of
public record Sentence(String code, Object... arguments) implements Serializable {

    public static Sentence of(String code, Object... arguments) {
        return new Sentence(code, arguments);
    }
}
