package photoshare.jobserver.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The server of this project, with the flags that it is recommended to run with.
final class OurServer implements Server {

    private final Process process;
    private final InetSocketAddress address;

    private OurServer(Process process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
    }

    /// @param flags a file of flags for the JVM
    static OurServer start(Path flags, Class<?> main, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(tool("java"));
        command.add("@" + flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Processes.endWithThisOne(process);
        return new OurServer(process, readAddress(process.inputReader()));
    }

    private static InetSocketAddress readAddress(BufferedReader out) throws IOException {
        String line = out.readLine();
        while (line != null && !line.startsWith("ready ")) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException("The server has ended before it was ready");
        }
        return new InetSocketAddress(
                "127.0.0.1", Integer.parseInt(line.substring(line.lastIndexOf(':') + 1)));
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public Process process() {
        return process;
    }

    @Override
    public void empty() throws IOException {
        TextCommand.ask(address, "drop function " + Submissions.FUNCTION);
    }

    @Override
    public long liveBytes() throws IOException {
        String histogram = Processes.output(tool("jcmd"), pid(), "GC.class_histogram");
        String total = histogram.substring(histogram.lastIndexOf("Total")).strip();
        return Long.parseLong(total.split("\\s+")[2]);
    }

    /// After a collection: what was thrown away before says nothing of what is kept.
    @Override
    public long residentBytes() throws IOException {
        Processes.output(tool("jcmd"), pid(), "GC.run");
        return Server.super.residentBytes();
    }

    @Override
    public void close() {
        Processes.end(process);
    }

    private String pid() {
        return Long.toString(process.pid());
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }
}
