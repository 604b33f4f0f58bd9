package photoshare.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One of our own Spring Boot processes.
///
/// @param port where others reach it
/// @param httpPort where it tells about its health; often the same
/// @param heap the most that its heap may grow to, in megabytes
/// @param mayStandBy whether it is as it should be also when another one does the work
record BootPart(
        String name,
        int port,
        int httpPort,
        BootJar jar,
        int heap,
        List<String> arguments,
        Map<String, String> environment,
        Set<String> after,
        boolean mayStandBy)
        implements Part {

    private static final String READINESS = "/actuator/health/readiness";
    private static final String LIVENESS = "/actuator/health/liveness";

    @Override
    public void prepare() throws IOException, InterruptedException {
        jar.unpack();
    }

    @Override
    public List<String> command() {
        var command = new ArrayList<>(Java.command(heap, "-jar", jar.unpacked().toString()));
        command.add("--server.address=127.0.0.1");
        command.add("--server.port=" + httpPort);
        command.addAll(arguments);
        return command;
    }

    @Override
    public boolean isReady(Process process) throws IOException {
        return Java.answersOk(httpPort, mayStandBy ? LIVENESS : READINESS);
    }

    @Override
    public boolean standsBy() {
        try {
            return mayStandBy && !Java.answersOk(httpPort, READINESS);
        } catch (IOException _) {
            return false;
        }
    }
}
