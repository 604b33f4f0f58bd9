package photoshare.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A mail server that answers as it is told, and takes every mail if it is told nothing.
final class ScriptedMailServer implements AutoCloseable {

    /// Instead of an answer.
    static final String HANG_UP = "";

    private final ServerSocket socket;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private volatile Runnable beforeTaking = () -> {};

    ScriptedMailServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::acceptUntilClosed);
    }

    int port() {
        return socket.getLocalPort();
    }

    /// @param command the first word of a command; `CONNECT` for the greeting, `.` for the end of a
    ///   mail
    ScriptedMailServer answering(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    /// What happens between the end of a mail and its answer.
    ScriptedMailServer beforeTaking(Runnable event) {
        beforeTaking = event;
        return this;
    }

    /// Every mail that was written to its end, however it was answered.
    List<String> mails() {
        return mails;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void acceptUntilClosed() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var in =
                        new BufferedReader(
                                new InputStreamReader(
                                        client.getInputStream(), StandardCharsets.UTF_8));
                OutputStream out = client.getOutputStream()) {
            boolean talking = answer(out, "CONNECT", "220 scripted");
            for (String line; talking && (line = in.readLine()) != null; ) {
                talking = respond(line.split(" ")[0], in, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean respond(String command, BufferedReader in, OutputStream out)
            throws IOException {
        return switch (command) {
            case "QUIT" -> answer(out, command, "221 bye") && false;
            case "DATA" -> answer(out, command, "354 go on") && receive(in, out);
            default -> answer(out, command, "250 OK");
        };
    }

    private boolean receive(BufferedReader in, OutputStream out) throws IOException {
        var mail = new StringBuilder();
        String line = in.readLine();
        while (!".".equals(line)) {
            mail.append(line).append("\r\n");
            line = in.readLine();
        }
        mails.add(mail.toString());
        beforeTaking.run();
        return answer(out, ".", "250 taken");
    }

    private boolean answer(OutputStream out, String command, String usual) throws IOException {
        String answer = answers.getOrDefault(command, usual);
        if (answer.equals(HANG_UP)) {
            return false;
        }
        out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return true;
    }
}
