package photoshare.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// The way by which `bin/demo kill` and its like reach the demo that runs: a socket in a folder
/// that only its owner may enter. One line in; "ok" or "failed" and any number of lines out. The
/// connection ends when the command is done.
final class Control implements AutoCloseable {

    private static final String STOP = "stop";

    private final Commands commands;
    private final Runnable stop;
    private final Path folder;
    private final Path pointer;
    private final ServerSocketChannel socket;

    private Control(Commands commands, Runnable stop, Path pointer) throws IOException {
        this.commands = commands;
        this.stop = stop;
        this.pointer = pointer;
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        folder = Files.createTempDirectory("photoshare-control-", ownerOnly);
        socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        socket.bind(UnixDomainSocketAddress.of(folder.resolve("socket")));
        Files.createDirectories(pointer.resolveSibling(""));
        Files.writeString(pointer, folder.resolve("socket").toString());
    }

    /// Listens for commands.
    ///
    /// @param stop what `bin/demo stop` does
    /// @param pointer a file that tells others where the socket is
    static Control of(Commands commands, Runnable stop, Path pointer) throws IOException {
        var control = new Control(commands, stop, pointer);
        Thread.ofVirtual().name("control").start(control::listen);
        return control;
    }

    private void listen() {
        while (socket.isOpen()) {
            try {
                var caller = socket.accept();
                Thread.ofVirtual().start(() -> serve(caller));
            } catch (IOException _) {
                // closed: the loop knows
                Thread.yield();
            }
        }
    }

    private void serve(SocketChannel caller) {
        try (caller) {
            var in = new InputStreamReader(Channels.newInputStream(caller), StandardCharsets.UTF_8);
            var command = new BufferedReader(in).readLine();
            var answer = command == null ? "failed\n" : answer(command);
            Channels.newOutputStream(caller).write(answer.getBytes(StandardCharsets.UTF_8));
            if (STOP.equals(command)) {
                stop.run();
            }
        } catch (IOException _) {
            // the caller does not want to know any more
        }
    }

    private String answer(String command) {
        try {
            var words = command.split(" ", 2);
            var said =
                    command.equals(STOP)
                            ? "stopped"
                            : commands.obey(words[0], words.length == 2 ? words[1] : "");
            return "ok\n" + said + "\n";
        } catch (DemoException e) {
            return "failed\n" + e.getMessage() + "\n";
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        Files.deleteIfExists(pointer);
        Folders.remove(folder);
    }
}
