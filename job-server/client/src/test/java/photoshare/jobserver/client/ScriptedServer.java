package photoshare.jobserver.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Magic;
import photoshare.jobserver.protocol.Packet;
import photoshare.jobserver.protocol.PacketReader;
import photoshare.jobserver.protocol.PacketWriter;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;

/// A server that does exactly what a test wants, for everything that a good server never does. The
/// connection ends with its script.
final class ScriptedServer implements AutoCloseable {

    /// What happens on a connection after the greeting.
    interface Script {
        void play(Peer peer) throws Exception;
    }

    private static final PacketWriter WRITER = new PacketWriter(Magic.RESPONSE);
    private static final PacketReader READER = new PacketReader(Magic.REQUEST, 1 << 20);

    private final ServerSocket listening;
    private final List<Script> scripts;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /// @param scripts one for each connection, in order; the last one for all further ones
    ScriptedServer(ServerSocket listening, Script... scripts) {
        this.listening = listening;
        this.scripts = List.of(scripts);
        Thread.startVirtualThread(this::acceptAll);
    }

    static ScriptedServer playing(Script... scripts) throws IOException {
        return on(0, scripts);
    }

    static ScriptedServer on(int port, Script... scripts) throws IOException {
        return new ScriptedServer(
                new ServerSocket(port, 50, InetAddress.getLoopbackAddress()), scripts);
    }

    ServerAddress address() {
        return new ServerAddress("127.0.0.1", listening.getLocalPort());
    }

    private void acceptAll() {
        try {
            for (int i = 0; ; i++) {
                var socket = listening.accept();
                var script = scripts.get(Math.min(i, scripts.size() - 1));
                sockets.add(socket);
                Thread.startVirtualThread(() -> play(script, socket));
            }
        } catch (IOException _) {
            // closed: the test is over
        }
    }

    private static void play(Script script, Socket socket) {
        try (socket) {
            script.play(new Peer(socket));
        } catch (Exception _) {
            // the client left; what it should have got is the test's business
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (var socket : sockets) {
            socket.close();
        }
    }

    /// The other end of one connection.
    static final class Peer {

        private final Socket socket;
        private final InputStream in;

        Peer(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
        }

        /// The next request that matters; greets whoever arrives on the way.
        Request next() throws IOException {
            while (true) {
                switch ((Request) READER.read(in)) {
                    case Request.OptionRequest(var option) ->
                            send(new Response.OptionResponse(option));
                    case Request.EchoRequest(var data) when data.equals(Bytes.of("hello")) ->
                            send(new Response.EchoResponse(data));
                    case Request.CanDo _, Request.CanDoTimeout _, Request.SetClientId _ -> {}
                    case Request request -> {
                        return request;
                    }
                }
            }
        }

        Request.SubmitJob nextSubmission() throws IOException {
            return (Request.SubmitJob) next();
        }

        void send(Packet... packets) throws IOException {
            socket.getOutputStream().write(bytes(packets));
        }

        /// Sends a packet byte by byte.
        void dribble(Packet packet) throws IOException {
            socket.setTcpNoDelay(true);
            for (byte b : bytes(packet)) {
                socket.getOutputStream().write(b);
                Thread.yield();
            }
        }

        void sendFirstHalf(Packet packet) throws IOException {
            byte[] bytes = bytes(packet);
            socket.getOutputStream().write(bytes, 0, bytes.length / 2);
        }

        void close() throws IOException {
            socket.close();
        }

        /// Says nothing more until the client leaves.
        void fallSilent() throws Exception {
            while (in.read() >= 0) {
                Thread.onSpinWait();
            }
        }

        /// Greets whoever arrives, and then neither says nor reads anything.
        void freezeAfterGreeting() throws Exception {
            READER.read(in);
            send(new Response.OptionResponse(Bytes.of("exceptions")));
            new CountDownLatch(1).await();
        }

        private static byte[] bytes(Packet... packets) throws IOException {
            var bytes = new ByteArrayOutputStream();
            for (var packet : packets) {
                WRITER.write(packet, bytes);
            }
            return bytes.toByteArray();
        }
    }
}
