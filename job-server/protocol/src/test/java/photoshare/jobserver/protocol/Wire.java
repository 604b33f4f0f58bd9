package photoshare.jobserver.protocol;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Bytes as they are on the wire, written by hand.
final class Wire {

    private Wire() {}

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
    }

    /// A packet whose body is the text; `|` stands for NUL.
    static byte[] request(int type, String body) {
        return packet("REQ", type, body);
    }

    static byte[] response(int type, String body) {
        return packet("RES", type, body);
    }

    private static byte[] packet(String magic, int type, String body) {
        byte[] bytes = body.replace('|', '\0').getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(12 + bytes.length)
                .put((byte) 0)
                .put(magic.getBytes(StandardCharsets.US_ASCII))
                .putInt(type)
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }

    static byte[] written(Magic magic, Packet packet) {
        var out = new ByteArrayOutputStream();
        try {
            new PacketWriter(magic).write(packet, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
