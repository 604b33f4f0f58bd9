package photoshare.jobserver.client;

/// The server did not do what an [AdminClient] asked for, and said why.
public final class AdminCommandException extends RuntimeException {

    AdminCommandException(ServerAddress server, String command, String answer) {
        super("%s does not do \"%s\": %s".formatted(server, command, answer));
    }
}
