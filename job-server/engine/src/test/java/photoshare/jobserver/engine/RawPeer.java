package photoshare.jobserver.engine;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Magic;
import photoshare.jobserver.protocol.Packet;
import photoshare.jobserver.protocol.PacketReader;
import photoshare.jobserver.protocol.PacketWriter;
import photoshare.jobserver.protocol.Priority;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;
import photoshare.jobserver.protocol.WorkReport;

/// A client or worker that is nothing but a socket.
public final class RawPeer implements AutoCloseable {

    private static final int PATIENCE = 10_000;

    private final Socket socket;
    private final InputStream in;
    private final PacketReader reader = new PacketReader(Magic.RESPONSE, Integer.MAX_VALUE);

    public RawPeer(InetSocketAddress address) throws IOException {
        this(new Socket(address.getAddress(), address.getPort()));
    }

    /// @param socket connected; may be an encrypted one
    public RawPeer(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE);
        in = new BufferedInputStream(socket.getInputStream());
    }

    public void sends(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    public void sends(String text) throws IOException {
        sends(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public void says(Request... requests) throws IOException {
        sends(bytes(requests));
    }

    public static byte[] bytes(Request... requests) throws IOException {
        var out = new ByteArrayOutputStream();
        for (Request request : requests) {
            new PacketWriter(Magic.REQUEST).write(request, out);
        }
        return out.toByteArray();
    }

    public Packet hears() throws IOException {
        return reader.read(in);
    }

    public List<Packet> hears(int packets) throws IOException {
        var heard = Stream.<Packet>builder();
        for (int i = 0; i < packets; i++) {
            heard.add(hears());
        }
        return heard.build().toList();
    }

    public byte[] hearsBytes(int size) throws IOException {
        return in.readNBytes(size);
    }

    /// A line with its end.
    public String hearsLine() throws IOException {
        var line = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0) {
            line.write(next);
            if (next == '\n') {
                break;
            }
            next = in.read();
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    /// The lines up to the one with the dot.
    public List<String> hearsList() throws IOException {
        var lines = Stream.<String>builder();
        for (String line = hearsLine(); !line.equals(".\n"); line = hearsLine()) {
            lines.add(line.stripTrailing());
        }
        return lines.build().toList();
    }

    public boolean isDisconnected() throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException _) {
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    /// Whatever comes until the server hangs up.
    public List<Packet> hearsOut() throws IOException {
        var heard = Stream.<Packet>builder();
        try {
            while (true) {
                heard.add(hears());
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("The server does not hang up", e);
        } catch (IOException _) {
            return heard.build().toList();
        }
    }

    /// Does all jobs that are there, without a result.
    ///
    /// @return their handles
    public List<Bytes> works(String function) throws IOException {
        canDo(function);
        var handles = Stream.<Bytes>builder();
        while (grabs() instanceof Response.Assignment job) {
            says(new WorkReport.WorkComplete(job.handle(), Bytes.EMPTY));
            handles.add(job.handle());
        }
        echo();
        return handles.build().toList();
    }

    /// Returns when the server has closed the connection, whatever it says before.
    ///
    /// @throws SocketTimeoutException if it does not
    public void hearsTheEnd() throws IOException {
        try {
            in.readAllBytes();
        } catch (SocketException _) {
            // it was in a hurry
        }
    }

    /// Ends the connection as a peer does that has crashed.
    public void resets() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /// Says that it will send nothing more, but goes on reading.
    public void stopsSending() throws IOException {
        socket.shutdownOutput();
    }

    public Bytes submits(String function, String data) throws IOException {
        says(submission(function, "", data, false));
        return ((Response.JobCreated) hears()).handle();
    }

    public Bytes submitsInBackground(String function, String data) throws IOException {
        says(submission(function, "", data, true));
        return ((Response.JobCreated) hears()).handle();
    }

    public static Request submission(
            String function, String unique, String data, boolean background) {
        return new Request.SubmitJob(
                Bytes.of(function), Bytes.of(unique), Bytes.of(data), Priority.NORMAL, background);
    }

    public Packet grabs() throws IOException {
        says(new Request.GrabJobUniq());
        return hears();
    }

    public void canDo(String... functions) throws IOException {
        for (String function : functions) {
            says(new Request.CanDo(Bytes.of(function)));
        }
        echo();
    }

    /// Returns when everything said before was processed.
    public void echo() throws IOException {
        Bytes data = Bytes.of("echo");
        says(new Request.EchoRequest(data));
        Packet heard = hears();
        if (!heard.equals(new Response.EchoResponse(data))) {
            throw new AssertionError("heard " + heard + " instead of an echo");
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
