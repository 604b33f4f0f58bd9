package photoshare.jobserver.engine.admin;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import photoshare.jobserver.protocol.Bytes;

/// Text that may contain names in any character set. Bytes that would look like the end of a column
/// or a line, or do things to a terminal, are written as `\xNN`.
final class Lines {

    private static final int DELETE = 0x7f;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Lines text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Lines tab(long number) {
        return text("\t" + number);
    }

    Lines name(Bytes name) {
        return escaped(name, ' ');
    }

    /// A name in a place where a space would end it.
    Lines word(Bytes word) {
        return escaped(word, '!');
    }

    Bytes bytes() {
        return Bytes.wrap(out.toByteArray());
    }

    private Lines escaped(Bytes name, int firstPlain) {
        for (int i = 0; i < name.size(); i++) {
            int character = name.get(i) & 0xff;
            if (character < firstPlain || character == DELETE) {
                text("\\x%02x".formatted(character));
            } else {
                out.write(character);
            }
        }
        return this;
    }
}
