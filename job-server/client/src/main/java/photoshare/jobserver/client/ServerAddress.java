package photoshare.jobserver.client;

import java.net.InetSocketAddress;

/// Where a job server listens.
public record ServerAddress(String host, int port) {

    /// The port that IANA gave to Gearman.
    public static final int DEFAULT_PORT = 4730;

    public ServerAddress {
        if (host.isBlank()) {
            throw new IllegalArgumentException("A job server needs a host name");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(port + " is no port; 1 to 65535 are");
        }
    }

    /// Understands `host`, `host:port`, `[IPv6]` and `[IPv6]:port`.
    ///
    /// @throws IllegalArgumentException if the text is none of these
    public static ServerAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        boolean portGiven = colon > text.lastIndexOf(']');
        String host = portGiven ? text.substring(0, colon) : text;
        return new ServerAddress(
                withoutBrackets(host),
                portGiven ? port(text, text.substring(colon + 1)) : DEFAULT_PORT);
    }

    private static int port(String text, String port) {
        try {
            return Integer.parseInt(port);
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException(
                    "\"%s\" is no job server; \"host\" and \"host:port\" are".formatted(text));
        }
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]")
                ? host.substring(1, host.length() - 1)
                : host;
    }

    InetSocketAddress resolve() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return host.contains(":") ? "[%s]:%d".formatted(host, port) : host + ":" + port;
    }
}
