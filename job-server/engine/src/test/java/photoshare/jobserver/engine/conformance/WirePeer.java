package photoshare.jobserver.engine.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import photoshare.jobserver.protocol.PacketType;

/// A client, worker or operator that puts its bytes together by hand: the reader and writer of our
/// protocol module are under test here, so they cannot be the witness. Text stands for bytes, one
/// character each.
final class WirePeer implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;
    private static final int RESPONSE_MAGIC = 0x00524553;

    private final Socket socket;
    private final DataInputStream in;

    WirePeer(InetSocketAddress address) throws IOException {
        socket = new Socket(address.getAddress(), address.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    void sends(PacketType type, String... arguments) throws IOException {
        sends(packet(type, arguments));
    }

    void sends(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
    }

    static String packet(PacketType type, String... arguments) {
        String body = String.join("\0", arguments);
        return packet("\0REQ", type.number(), body.length(), body);
    }

    static String packet(String magic, int type, int size, String body) {
        byte[] numbers = ByteBuffer.allocate(8).putInt(type).putInt(size).array();
        return magic + new String(numbers, ISO_8859_1) + body;
    }

    Answer hears() throws IOException {
        assertThat(in.readInt()).as("magic").isEqualTo(RESPONSE_MAGIC);
        var type = PacketType.of(in.readInt()).orElseThrow();
        return new Answer(type, hearsBytes(in.readInt()));
    }

    List<Answer> hears(int packets) throws IOException {
        var heard = new ArrayList<Answer>();
        for (int i = 0; i < packets; i++) {
            heard.add(hears());
        }
        return heard;
    }

    String hearsBytes(int size) throws IOException {
        var bytes = new byte[size];
        in.readFully(bytes);
        return new String(bytes, ISO_8859_1);
    }

    /// Returns when everything sent before was processed, and fails if something else is heard than
    /// the answer to that.
    void hearsNothing() throws IOException {
        sends(PacketType.ECHO_REQ, "anything else?");
        assertThat(hears()).isEqualTo(Answer.of(PacketType.ECHO_RES, "anything else?"));
    }

    /// A line with its end.
    String hearsLine() throws IOException {
        var line = new ByteArrayOutputStream();
        int next;
        do {
            next = in.readUnsignedByte();
            line.write(next);
        } while (next != '\n');
        return line.toString(ISO_8859_1);
    }

    /// The first line of the answer to a command.
    String asks(String command) throws IOException {
        sends(command + "\r\n");
        return hearsLine();
    }

    /// The lines of the answer to a command, without their ends and without the line with the dot.
    List<String> lists(String command) throws IOException {
        var lines = new ArrayList<String>();
        for (String line = asks(command); !line.equals(".\n"); line = hearsLine()) {
            lines.add(line.substring(0, line.length() - 1));
        }
        return lines;
    }

    String submits(PacketType form, String function, String unique, String data)
            throws IOException {
        sends(form, function, unique, data);
        return accepted();
    }

    String submits(String function, String unique, String data) throws IOException {
        return submits(PacketType.SUBMIT_JOB, function, unique, data);
    }

    String submitsInBackground(String function, String unique, String data) throws IOException {
        return submits(PacketType.SUBMIT_JOB_BG, function, unique, data);
    }

    String accepted() throws IOException {
        Answer answer = hears();
        assertThat(answer.type()).as(answer.toString()).isEqualTo(PacketType.JOB_CREATED);
        return answer.body();
    }

    void canDo(String... functions) throws IOException {
        for (String function : functions) {
            sends(PacketType.CAN_DO, function);
        }
        hearsNothing();
    }

    Answer grabs() throws IOException {
        sends(PacketType.GRAB_JOB_UNIQ);
        return hears();
    }

    /// The data of the next job, or what was heard instead.
    String grabsData() throws IOException {
        Answer answer = grabs();
        return answer.type() == PacketType.JOB_ASSIGN_UNIQ
                ? answer.arguments().getLast()
                : answer.toString();
    }

    /// Goes to sleep and hears nothing.
    void sleeps() throws IOException {
        sends(PacketType.PRE_SLEEP);
        hearsNothing();
    }

    /// Whether the server has closed the connection, perhaps after a last word.
    boolean isClosed() throws IOException {
        try {
            in.readAllBytes();
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
