package photoshare.web.system;

import java.io.Serializable;
import org.springframework.context.MessageSourceResolvable;

/// One sentence that is said in the reader's language once it is shown.
///
/// @param code its name in a bundle
/// @param arguments what it speaks of
public record Sentence(String code, Object... arguments)
        implements MessageSourceResolvable, Serializable {

    public static Sentence of(String code, Object... arguments) {
        return new Sentence(code, arguments);
    }

    @Override
    public String[] getCodes() {
        return new String[] {code};
    }

    @Override
    public Object[] getArguments() {
        return arguments;
    }
}
