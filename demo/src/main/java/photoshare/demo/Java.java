package photoshare.demo;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// How the Java parts are run, and how they say that they are ready.
final class Java {

    /// Small heaps and one garbage collecting thread: eight processes share one laptop.
    static final List<String> SMALL =
            List.of("-XX:+UseSerialGC", "-Xss512k", "-XX:+ExitOnOutOfMemoryError");

    /// Stops at the first compiler: less memory and a quicker start, for parts that mostly wait.
    static final String QUICK = "-XX:TieredStopAtLevel=1";

    private static final int PATIENCE_MILLIS = 1000;

    private Java() {}

    /// The `java` that runs this.
    static String command() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
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
