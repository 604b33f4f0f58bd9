package photoshare.jobserver.engine.net;

import java.util.ArrayList;
import java.util.List;
import photoshare.jobserver.engine.broker.Reply;

/// Refuses everybody who wants something, and hangs up. Nobody else answers these connections, so
/// their own threads may do it.
final class ClosedInbox implements Inbox {

    @Override
    public void opened(Connection connection) {}

    @Override
    public void received(Connection connection, List<Inbound> messages, int size) {
        var replies = new ArrayList<Reply>();
        messages.forEach(message -> message.refusal().ifPresent(replies::add));
        if (messages.stream().anyMatch(Inbound::isWaitedFor)) {
            replies.add(new Reply.Goodbye());
            connection.write(replies);
        }
        connection.processed(size);
    }

    @Override
    public void closed(Connection connection) {}
}
