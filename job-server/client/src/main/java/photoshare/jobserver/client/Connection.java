package photoshare.jobserver.client;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Magic;
import photoshare.jobserver.protocol.PacketReader;
import photoshare.jobserver.protocol.PacketType;
import photoshare.jobserver.protocol.PacketWriter;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;

/// A socket that speaks packets. Any thread may send; only one at a time may receive.
final class Connection implements Closeable {

    private static final PacketWriter WRITER = new PacketWriter(Magic.REQUEST);
    private static final Duration FOREVER = Duration.ZERO;
    private static final int LONGEST_HANDLE = 63;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final int maxPacketSize;
    private final PacketReader reader;

    /// @param socket what is closed in the end
    /// @param streams what is read and written: the socket itself, or what encrypts it. Closing
    ///   that would first try to say goodbye, and wait for a peer that does not read
    private Connection(Socket socket, Socket streams, int maxPacketSize) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(streams.getInputStream());
        this.out = new BufferedOutputStream(streams.getOutputStream());
        this.maxPacketSize = maxPacketSize;
        this.reader = new PacketReader(Magic.RESPONSE, maxPacketSize);
    }

    static Connection open(ServerAddress server, ConnectionOptions options) throws IOException {
        var socket = new Socket();
        try {
            int timeout = millis(options.connectTimeout());
            socket.setTcpNoDelay(true);
            options.keepAlive().applyTo(socket);
            socket.connect(server.resolve(), timeout);
            socket.setSoTimeout(timeout);
            return new Connection(
                    socket, streams(socket, server, options.tls()), options.maxPacketSize());
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private static Socket streams(Socket socket, ServerAddress server, @Nullable SSLContext tls)
            throws IOException {
        if (tls == null) {
            return socket;
        }
        var encrypted =
                (SSLSocket)
                        tls.getSocketFactory()
                                .createSocket(socket, server.host(), server.port(), true);
        var parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        return encrypted;
    }

    void send(Request... requests) throws IOException {
        synchronized (out) {
            for (Request request : requests) {
                WRITER.write(request, out);
            }
            out.flush();
        }
    }

    /// Sends the packet with a later one, or when the buffer is full.
    void sendLater(Request request) throws IOException {
        synchronized (out) {
            WRITER.write(request, out);
        }
    }

    void flush() throws IOException {
        synchronized (out) {
            out.flush();
        }
    }

    /// Waits for the next packet as long as the connection stands.
    Response receive() throws IOException {
        return receive(FOREVER);
    }

    /// @throws PacketTooLargeException if a packet about a job was passed over
    /// @throws IOException if nothing arrives in time; the connection is of no use then
    Response receive(Duration timeout) throws IOException {
        socket.setSoTimeout(millis(timeout));
        try {
            passOverTooLarge();
            return (Response) reader.read(in);
        } catch (SocketTimeoutException _) {
            throw new SocketTimeoutException("no answer within " + readable(timeout));
        }
    }

    /// A job or a result that is too large must not cost the connection: the server would hand the
    /// job out again, and again it would be too large.
    private void passOverTooLarge() throws IOException {
        in.mark(PacketReader.HEADER_SIZE);
        byte[] header = in.readNBytes(PacketReader.HEADER_SIZE);
        in.reset();
        if (header.length < PacketReader.HEADER_SIZE) {
            return;
        }
        PacketType type = PacketType.of(intAt(4, header)).orElse(PacketType.NOOP);
        long size = Integer.toUnsignedLong(intAt(8, header));
        if (size > maxPacketSize && isAboutAJob(type)) {
            in.skipNBytes(PacketReader.HEADER_SIZE);
            Bytes start = Bytes.wrap(in.readNBytes((int) Math.min(size, LONGEST_HANDLE + 1)));
            in.skipNBytes(size - start.size());
            int end = start.indexOf((byte) 0);
            Bytes handle = end < 0 ? start : start.first(end);
            throw new PacketTooLargeException(type, handle, size, maxPacketSize);
        }
    }

    private static boolean isAboutAJob(PacketType type) {
        return type.arguments().size() > 1
                && type.arguments().getFirst().equals("handle")
                && type.arguments().getLast().equals("data");
    }

    private static int intAt(int index, byte[] bytes) {
        return ByteBuffer.wrap(bytes).getInt(index);
    }

    /// Waits until there is something to receive.
    ///
    /// @return false if nothing arrived in time; the connection can be used on
    /// @throws EOFException if the server has closed the connection
    boolean awaitInput(Duration timeout) throws IOException {
        socket.setSoTimeout(millis(timeout));
        in.mark(1);
        try {
            if (in.read() < 0) {
                throw new EOFException("closed by the server");
            }
            in.reset();
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        }
    }

    /// Tells the server the name of this connection, together with the next packet.
    void introduce(ConnectionOptions options) throws IOException {
        if (!options.clientId().isEmpty()) {
            sendLater(new Request.SetClientId(Bytes.of(options.clientId())));
        }
    }

    boolean isClosed() {
        return socket.isClosed();
    }

    /// Speaks the text protocol from here on.
    ///
    /// @return the lines of the answer
    BufferedReader say(String command, Duration timeout) throws IOException {
        socket.setSoTimeout(millis(timeout));
        out.write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // nothing is lost: the connection is not wanted any more
        }
    }

    /// What went wrong, in words that make sense behind a server's address.
    static String reason(IOException e) {
        String message = e.getMessage();
        return switch (e) {
            case UnknownHostException _ -> "unknown host";
            case ConnectException _ when message != null -> message.toLowerCase(Locale.ROOT);
            case EOFException _ -> "closed by the server";
            default -> message == null ? e.getClass().getSimpleName() : message;
        };
    }

    private static String readable(Duration timeout) {
        return timeout.toMillis() % 1000 == 0
                ? timeout.toSeconds() + " s"
                : timeout.toMillis() + " ms";
    }

    private static int millis(Duration timeout) {
        return (int) Math.min(timeout.toMillis(), Integer.MAX_VALUE);
    }
}
