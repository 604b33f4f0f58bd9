package photoshare.jobserver.engine.conformance;

import java.util.List;
import photoshare.jobserver.protocol.PacketType;

/// A packet as it came: its type, and its whole body as text in which each character is a byte.
record Answer(PacketType type, String body) {

    static Answer of(PacketType type, String... arguments) {
        return new Answer(type, String.join("\0", arguments));
    }

    static Answer error(String code, String text) {
        return of(PacketType.ERROR, code, text);
    }

    /// The body cut at every NUL.
    List<String> arguments() {
        return List.of(body.split("\0", -1));
    }

    @Override
    public String toString() {
        return type + " " + body.replace("\0", "\\0");
    }
}
