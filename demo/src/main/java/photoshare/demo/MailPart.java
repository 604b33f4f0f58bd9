package photoshare.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import photoshare.demo.mail.MailCatcher;

/// The mail catcher, a process from our own class path.
record MailPart(int port, int inboxPort, Path folder) implements Part {

    static final String NAME = "mail";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> command() {
        var command = new ArrayList<String>();
        command.add(Java.command());
        command.addAll(Java.SMALL);
        command.addAll(List.of(Java.QUICK, "-Xmx48m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(MailCatcher.class.getName());
        command.addAll(List.of("" + port, "" + inboxPort, folder.toString()));
        return command;
    }

    @Override
    public boolean isReady(Process process) throws IOException {
        return Java.answersOk(inboxPort, "/api/refusal");
    }
}
