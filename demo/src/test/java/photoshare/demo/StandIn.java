package photoshare.demo;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Takes the place of a Spring Boot process: unpacks like one, listens where it is told, says that
/// it is ready, and dies by itself when `/die` is asked for.
final class StandIn {

    private static final int DIED = 3;

    static void main(String... arguments) throws Exception {
        if ("tools".equals(System.getProperty("jarmode"))) {
            unpack(Path.of(arguments[2]));
        } else {
            serve(List.of(arguments));
        }
    }

    private static void unpack(Path folder) throws Exception {
        URI jar = StandIn.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        Files.createDirectories(folder);
        Files.copy(Path.of(jar), folder.resolve(Path.of(jar).getFileName()));
    }

    private static void serve(List<String> arguments) throws IOException {
        if (arguments.contains("--jobs.client-id=" + System.getenv("BROKEN_PART"))) {
            System.out.println("this part is broken on purpose");
            System.exit(1);
        }
        int port = Integer.parseInt(value(arguments, "--server.port="));
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/die", _ -> Runtime.getRuntime().halt(DIED));
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        var said = String.join(" ", arguments) + " " + System.getenv();
                        var words = said.getBytes(StandardCharsets.UTF_8);
                        exchange.sendResponseHeaders(200, words.length);
                        exchange.getResponseBody().write(words);
                    }
                });
        server.start();
    }

    private static String value(List<String> arguments, String name) {
        return arguments.stream()
                .filter(argument -> argument.startsWith(name))
                .findFirst()
                .orElseThrow()
                .substring(name.length());
    }
}
