package photoshare.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import photoshare.demo.mail.MailCatcher;

/// The mail catcher, a process from our own class path.
record MailPart(int port, int inboxPort, Path folder) implements Part {

    static final String NAME = "mail";

    private static final int HEAP = 48;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> command() {
        return Java.command(
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                MailCatcher.class.getName(),
                Integer.toString(port),
                Integer.toString(inboxPort),
                folder.toString());
    }

    @Override
    public boolean isReady(Process process) throws IOException {
        return Java.answersOk(inboxPort, "/api/refusal");
    }
}
