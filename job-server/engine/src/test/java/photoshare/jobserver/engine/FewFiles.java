package photoshare.jobserver.engine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/// A server in a process that may open few files, under more connections than that. What is seen is
/// printed; see [FewFilesTests].
final class FewFiles {

    private static final Duration SIEGE = Duration.ofSeconds(2);

    private FewFiles() {}

    public static void main(String[] arguments) throws Exception {
        var server = new JobServer(JobServerTests.anyPort()).start();
        System.out.println("listens " + server.address().getPort());
        System.in.read();
        long before = processorTime();
        Thread.sleep(SIEGE);
        System.out.println("busy " + Duration.ofNanos(processorTime() - before).toMillis());
        System.in.read();
        server.close();
    }

    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
