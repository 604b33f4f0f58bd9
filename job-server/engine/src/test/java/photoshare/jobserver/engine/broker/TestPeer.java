package photoshare.jobserver.engine.broker;

import java.util.ArrayList;
import java.util.List;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Priority;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;

/// A peer that writes down what it hears.
final class TestPeer implements Replies {

    private final BrokerBench bench;
    private final Peer peer;
    private List<Response> heard = new ArrayList<>();

    TestPeer(BrokerBench bench) {
        this.bench = bench;
        this.peer = bench.broker().connected("10.0.0.1", this);
    }

    @Override
    public void send(Reply reply) {
        switch (reply) {
            case Reply.Packet(var response) -> heard.add(response);
            case Reply.Text _, Reply.Listing _ -> throw new AssertionError("nobody asked for text");
            case Reply.Goodbye _ -> throw new AssertionError("nobody was sent away");
        }
    }

    Peer peer() {
        return peer;
    }

    /// All requests in one batch.
    TestPeer says(Request... requests) {
        for (Request request : requests) {
            bench.broker().received(peer, request, bench.now());
        }
        bench.commit();
        return this;
    }

    /// What it has heard since the last time.
    List<Response> hears() {
        List<Response> taken = heard;
        heard = new ArrayList<>();
        return taken;
    }

    Response hearsOne() {
        List<Response> taken = hears();
        if (taken.size() != 1) {
            throw new AssertionError("heard " + taken);
        }
        return taken.getFirst();
    }

    TestPeer canDo(String... functions) {
        for (String function : functions) {
            says(new Request.CanDo(Bytes.of(function)));
        }
        return this;
    }

    TestPeer sleeps() {
        return says(new Request.PreSleep());
    }

    Bytes submits(Request submission) {
        return ((Response.JobCreated) says(submission).hearsOne()).handle();
    }

    Response grabs() {
        return says(new Request.GrabJobUniq()).hearsOne();
    }

    /// The data of the job it gets.
    String grabsData() {
        return ((Response.Assignment) grabs()).data().toString();
    }

    void leaves() {
        bench.broker().disconnected(peer, bench.now());
        bench.commit();
    }

    static Request foreground(String function, String unique, String data) {
        return submission(function, unique, data, Priority.NORMAL, false);
    }

    static Request background(String function, String unique, String data) {
        return submission(function, unique, data, Priority.NORMAL, true);
    }

    static Request submission(
            String function, String unique, String data, Priority priority, boolean background) {
        return new Request.SubmitJob(
                Bytes.of(function), Bytes.of(unique), Bytes.of(data), priority, background);
    }
}
