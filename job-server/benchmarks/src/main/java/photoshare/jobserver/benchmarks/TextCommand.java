package photoshare.jobserver.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// One command of the text protocol on a connection of its own.
final class TextCommand {

    private static final int LONGEST_LINE = 1 << 10;

    private TextCommand() {}

    /// @return the line that came back
    static String ask(InetSocketAddress server, String command) throws IOException {
        try (SocketChannel channel = SocketChannel.open(server)) {
            channel.write(bytes(command));
            ByteBuffer line = ByteBuffer.allocate(LONGEST_LINE);
            while (line.position() == 0 || line.get(line.position() - 1) != '\n') {
                if (channel.read(line) < 0) {
                    throw new IOException("No answer to " + command);
                }
            }
            return StandardCharsets.UTF_8.decode(line.flip()).toString().strip();
        }
    }

    static ByteBuffer bytes(String command) {
        return StandardCharsets.UTF_8.encode(command + "\r\n");
    }
}
