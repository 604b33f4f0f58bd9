package photoshare.demo;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How the Java parts are run, and how they say that they are ready.
final class Java {

    /// Eight processes share one laptop, and mostly wait: one thread collects garbage, the heap
    /// begins small, and the first compiler is good enough.
    private static final List<String> SMALL =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xms24m",
                    "-Xss512k",
                    "-XX:+ExitOnOutOfMemoryError",
                    "--enable-native-access=ALL-UNNAMED");

    private static final int PATIENCE_MILLIS = 1000;

    private Java() {}

    /// The `java` that runs this.
    static String program() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// A small Java process.
    ///
    /// @param heap the most that its heap may grow to, in megabytes
    static List<String> command(int heap, String... rest) {
        var command = new ArrayList<String>();
        command.add(program());
        command.addAll(SMALL);
        command.add("-Xmx" + heap + "m");
        command.addAll(List.of(rest));
        return command;
    }

    static boolean answersOk(int port, String path) throws IOException {
        var url = URI.create("http://127.0.0.1:" + port + path).toURL();
        var connection = (HttpURLConnection) url.openConnection();
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        try {
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } finally {
            connection.disconnect();
        }
    }
}
