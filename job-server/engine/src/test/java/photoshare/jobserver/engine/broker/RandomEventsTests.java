package photoshare.jobserver.engine.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import photoshare.jobserver.engine.broker.NaiveBroker.NaiveJob;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Priority;
import photoshare.jobserver.protocol.Request;
import photoshare.jobserver.protocol.Response;
import photoshare.jobserver.protocol.WorkReport;

/// Random events, the same ones for the broker and for a naive model of it.
class RandomEventsTests {

    private static final int STEPS = 400;
    private static final int MOST_PEERS = 8;
    private static final List<String> FUNCTIONS = List.of("f", "g", "h");
    private static final List<String> KEYS = List.of("", "", "u", "v", "-");
    private static final Response NOOP = new Response.Noop();

    private final BrokerBench bench = new BrokerBench();
    private final NaiveBroker model = new NaiveBroker();
    private final List<TestPeer> peers = new ArrayList<>();
    private final Set<TestPeer> asleep = new HashSet<>();
    private final Map<TestPeer, List<Response>> expected = new HashMap<>();
    private Random random = new Random();
    private int dataNumber;

    @RepeatedTest(200)
    void theBrokerDoesWhatTheModelDoes(RepetitionInfo repetition) {
        random = new Random(repetition.getCurrentRepetition());
        for (int step = 0; step < STEPS; step++) {
            doSomething();
            check();
        }
        assertThat(sleepersNextToWork()).isEmpty();
    }

    private void doSomething() {
        if (peers.isEmpty() || (peers.size() < MOST_PEERS && random.nextInt(10) == 0)) {
            peers.add(bench.peer());
            return;
        }
        TestPeer peer = any(peers);
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> submit(peer);
            case 3, 4 -> grab(peer);
            case 5, 6 -> report(peer);
            case 7 -> learn(peer);
            case 8 -> unlearn(peer);
            case 9 -> sleep(peer);
            case 10 -> cancel();
            default -> rarely(peer);
        }
    }

    private void rarely(TestPeer peer) {
        if (random.nextInt(3) == 0) {
            leave(peer);
        } else {
            bench.pass(Wakeups.PATIENCE);
        }
    }

    private void submit(TestPeer client) {
        String function = any(FUNCTIONS);
        String unique = any(KEYS);
        String data = unique.equals("-") ? any(List.of("", "same")) : "d" + dataNumber++;
        Priority priority = any(List.of(Priority.values()));
        boolean background = random.nextBoolean();
        Optional<NaiveJob> joined = model.find(function, unique, data);
        client.says(TestPeer.submission(function, unique, data, priority, background));
        Bytes handle = createdHandle(client);
        NaiveJob job =
                joined.orElseGet(
                        () -> model.add(new NaiveJob(handle, function, unique, data, priority)));
        assertThat(handle).isEqualTo(job.handle);
        if (background) {
            job.background = true;
        } else {
            job.clients.add(client);
        }
    }

    private Bytes createdHandle(TestPeer client) {
        List<Response> heard = client.hears();
        noteNoops(client, heard);
        return heard.stream()
                .filter(Response.JobCreated.class::isInstance)
                .map(created -> ((Response.JobCreated) created).handle())
                .findFirst()
                .orElseThrow();
    }

    private void grab(TestPeer worker) {
        Optional<NaiveJob> next = model.next(worker);
        asleep.remove(worker);
        worker.says(new Request.GrabJobUniq());
        next.ifPresentOrElse(
                job -> {
                    model.give(job, worker);
                    expect(
                            worker,
                            new Response.JobAssignUniq(
                                    job.handle,
                                    Bytes.of(job.function),
                                    Bytes.of(job.unique),
                                    Bytes.of(job.data)));
                },
                () -> expect(worker, new Response.NoJob()));
    }

    private void report(TestPeer worker) {
        List<NaiveJob> held = model.jobs.stream().filter(job -> job.worker == worker).toList();
        if (held.isEmpty()) {
            return;
        }
        NaiveJob job = any(held);
        Bytes data = Bytes.of("r" + dataNumber++);
        WorkReport report =
                any(
                        List.of(
                                new WorkReport.WorkData(job.handle, data),
                                new WorkReport.WorkFail(job.handle),
                                new WorkReport.WorkComplete(job.handle, data)));
        job.clients.forEach(client -> expect((TestPeer) client, report));
        if (!(report instanceof WorkReport.WorkData)) {
            model.end(job);
        }
        worker.says(report);
    }

    private void learn(TestPeer worker) {
        String function = any(FUNCTIONS);
        model.learn(worker, function);
        worker.canDo(function);
    }

    private void unlearn(TestPeer worker) {
        if (random.nextInt(4) == 0) {
            List.copyOf(model.functions(worker)).forEach(each -> model.unlearn(worker, each));
            worker.says(new Request.ResetAbilities());
        } else {
            String function = any(FUNCTIONS);
            model.unlearn(worker, function);
            worker.says(new Request.CantDo(Bytes.of(function)));
        }
    }

    private void sleep(TestPeer worker) {
        asleep.add(worker);
        worker.says(new Request.PreSleep());
        boolean work = model.next(worker).isPresent();
        List<Response> heard = worker.hears();
        assertThat(heard.contains(NOOP)).isEqualTo(work);
        noteNoops(worker, heard);
        heard.forEach(response -> verify(worker, response));
    }

    private void cancel() {
        if (model.jobs.isEmpty()) {
            return;
        }
        NaiveJob job = any(model.jobs);
        if (job.joinable) {
            job.clients.forEach(
                    client -> expect((TestPeer) client, new WorkReport.WorkFail(job.handle)));
        }
        assertThat(bench.broker().operations().cancel(job.handle)).isTrue();
        model.cancel(job);
        bench.commit();
    }

    private void leave(TestPeer peer) {
        peers.remove(peer);
        asleep.remove(peer);
        expected.remove(peer);
        model.leave(peer);
        peer.leaves();
    }

    private void expect(TestPeer peer, Response response) {
        expected.computeIfAbsent(peer, _ -> new ArrayList<>()).add(response);
    }

    private void check() {
        for (TestPeer peer : peers) {
            List<Response> heard = peer.hears();
            noteNoops(peer, heard);
            heard.forEach(response -> verify(peer, response));
            assertThat(expected.getOrDefault(peer, List.of())).isEmpty();
        }
        assertThat(placesOfJobs()).isEqualTo(modelledPlaces());
    }

    private void verify(TestPeer peer, Response response) {
        if (!response.equals(NOOP)) {
            assertThat(expected.getOrDefault(peer, List.of())).isNotEmpty();
            assertThat(response).isEqualTo(expected.get(peer).removeFirst());
        }
    }

    /// Only a sleeper is told, and only once.
    private void noteNoops(TestPeer peer, List<Response> heard) {
        long noops = heard.stream().filter(NOOP::equals).count();
        assertThat(noops).isLessThanOrEqualTo(asleep.contains(peer) ? 1 : 0);
        if (noops > 0) {
            asleep.remove(peer);
        }
    }

    private Set<String> placesOfJobs() {
        return bench.broker()
                .operations()
                .jobs()
                .map(job -> job.handle() + " " + job.retries() + " " + job.background())
                .collect(Collectors.toSet());
    }

    private Set<String> modelledPlaces() {
        Map<String, int[]> counts = new HashMap<>();
        for (NaiveJob job : model.jobs) {
            counts.computeIfAbsent(job.function, _ -> new int[2])[job.worker == null ? 0 : 1]++;
        }
        for (Operations.FunctionView function : bench.broker().operations().functions().toList()) {
            int[] count = counts.getOrDefault(function.name().toString(), new int[2]);
            assertThat(function.waiting().total()).isEqualTo(count[0]);
            assertThat(function.running()).isEqualTo(count[1]);
        }
        return model.jobs.stream()
                .map(job -> job.handle + " " + job.retries + " " + job.background)
                .collect(Collectors.toSet());
    }

    /// After long enough, nobody sleeps who could work.
    private List<TestPeer> sleepersNextToWork() {
        for (int i = 0; i < MOST_PEERS; i++) {
            bench.pass(Wakeups.PATIENCE);
            check();
        }
        return asleep.stream().filter(peer -> model.next(peer).isPresent()).toList();
    }

    private <T> T any(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }
}
