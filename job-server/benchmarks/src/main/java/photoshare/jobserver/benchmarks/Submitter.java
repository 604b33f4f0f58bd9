package photoshare.jobserver.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/// A client that keeps a number of submissions under way until it has made enough of them. One of
/// background jobs counts acknowledgements, one of foreground jobs counts results.
final class Submitter {

    private final Submissions submissions;
    private final int answer;
    private final int most;
    private int sent;
    private int answered;

    /// @param answer the type of the packet that ends a submission
    Submitter(Submissions submissions, int answer, int most) {
        this.submissions = submissions;
        this.answer = answer;
        this.most = most;
    }

    void start(Generator generator, InetSocketAddress server, int window) throws IOException {
        Link link = generator.connect(server, Packets.cutInto(this::heard));
        for (int i = 0; i < window; i++) {
            next(link);
        }
    }

    int answered() {
        return answered;
    }

    boolean isDone() {
        return answered == most;
    }

    private void heard(Link link, int type, ByteBuffer in, int body, int size) {
        if (type == answer) {
            answered++;
            next(link);
        } else if (type != Packets.JOB_CREATED) {
            throw Packets.unexpected(type, in, body, size);
        }
    }

    private void next(Link link) {
        if (sent < most) {
            sent++;
            submissions.send(link);
        }
    }
}
