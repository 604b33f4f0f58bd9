package photoshare.resize.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A contestant at work, in a process of its own that stays, so that starting it is not measured:
/// takes names of files, one a line, and answers each with a line that says how many photos it has
/// done, and perhaps how many kilobytes its helpers took.
final class Renderer implements AutoCloseable {

    private static final int TICKS_PER_SECOND = 100;
    private static final int USER_TIME = 11;
    private static final int HELPERS_SYSTEM_TIME = 14;

    private final String name;
    private final Process process;
    private final BufferedReader in;
    private final BufferedWriter out;
    private long helpersPeak;

    private Renderer(String name, Process process) {
        this.name = name;
        this.process = process;
        in = process.inputReader();
        out = process.outputWriter();
    }

    static Renderer start(Contestant contestant, String cpus, int threads) throws IOException {
        Process process = contestant.process(cpus, threads).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new Renderer(contestant.name(), process);
    }

    /// As many of them at once as there are threads.
    ///
    /// @return milliseconds of CPU time for each photo
    double render(List<Path> files) throws IOException {
        double start = cpuSeconds();
        for (Path file : files) {
            out.write(file + "\n");
        }
        out.flush();
        int done = 0;
        for (int i = 0; i < files.size(); i++) {
            done += answer();
        }
        return 1000 * (cpuSeconds() - start) / done;
    }

    /// Leaves `2048.jpg`, `1024.jpg` and `320.jpg` in the folder.
    void render(Path file, Path folder) throws IOException {
        out.write(file + "\t" + folder + "\n");
        out.flush();
        answer();
    }

    private int answer() throws IOException {
        String line = in.readLine();
        if (line == null) {
            throw new IOException(name + " has ended");
        }
        String[] doneAndPeak = line.split(" ");
        if (doneAndPeak.length > 1) {
            helpersPeak = Math.max(helpersPeak, Long.parseLong(doneAndPeak[1]));
        }
        return Integer.parseInt(doneAndPeak[0]);
    }

    /// User and system time, with that of helpers that have ended (proc_pid_stat(5), 14 to 17).
    private double cpuSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int i = USER_TIME; i <= HELPERS_SYSTEM_TIME; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return (double) ticks / TICKS_PER_SECOND;
    }

    /// The most memory that it, or one of its helpers, has ever had, in megabytes.
    long peakMegabytes() throws IOException {
        return Math.max(new Memory(process.pid()).peakMegabytes(), helpersPeak / 1024);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
