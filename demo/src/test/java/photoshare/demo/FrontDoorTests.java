package photoshare.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrontDoorTests {

    private ServerSocket first;
    private ServerSocket second;
    private FrontDoor door;

    @BeforeEach
    void open() throws IOException {
        first = node();
        second = node();
        door = FrontDoor.open(0, List.of(first.getLocalPort(), second.getLocalPort()));
    }

    @AfterEach
    void close() throws IOException {
        door.close();
        first.close();
        second.close();
    }

    @Test
    void takesTheNodesInTurn() throws IOException {
        try (var one = visitor();
                var toOne = first.accept();
                var other = visitor();
                var toOther = second.accept()) {
            say(one, "hello first");
            say(other, "hello second");

            assertThat(hear(toOne, 11)).isEqualTo("hello first");
            assertThat(hear(toOther, 12)).isEqualTo("hello second");
        }
    }

    @Test
    void goesPastANodeThatIsDown() throws IOException {
        first.close();
        for (int i = 0; i < 4; i++) {
            try (var visitor = visitor();
                    var node = second.accept()) {
                say(node, "from the second");
                assertThat(hear(visitor, 15)).isEqualTo("from the second");
            }
        }
    }

    @Test
    void endsTheConnectionWhenItsNodeDies() throws IOException {
        try (var visitor = visitor()) {
            try (var node = first.accept()) {
                say(node, "half an ans");
            }
            assertThat(rest(visitor)).isEqualTo("half an ans");
        }
    }

    @Test
    void hearsTheWholeAnswerAfterTheVisitorHasSaidEverything() throws IOException {
        try (var visitor = visitor();
                var node = first.accept()) {
            say(visitor, "all I have to say");
            visitor.shutdownOutput();
            assertThat(rest(node)).isEqualTo("all I have to say");

            say(node, "answer");
            node.shutdownOutput();
            assertThat(rest(visitor)).isEqualTo("answer");
        }
    }

    @Test
    void tellsTheNodeThatItsVisitorLeft() throws IOException {
        var visitor = visitor();
        try (var node = first.accept()) {
            visitor.close();
            assertThat(node.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void saysSoWhenNoNodeIsThere() throws IOException {
        first.close();
        second.close();
        try (var visitor = visitor()) {
            say(visitor, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(rest(visitor))
                    .startsWith("HTTP/1.1 503 Service Unavailable\r\n")
                    .contains("\r\n\r\nNo web node is running at the moment.");
        }
    }

    private static ServerSocket node() throws IOException {
        var socket = Ports.listen(0);
        socket.setSoTimeout(5000);
        return socket;
    }

    private Socket visitor() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), door.port());
        socket.setSoTimeout(5000);
        return socket;
    }

    private static void say(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
    }

    private static String hear(Socket socket, int length) throws IOException {
        socket.setSoTimeout(5000);
        var bytes = socket.getInputStream().readNBytes(length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String rest(Socket socket) throws IOException {
        socket.setSoTimeout(5000);
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
