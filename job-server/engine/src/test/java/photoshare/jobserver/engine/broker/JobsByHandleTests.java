package photoshare.jobserver.engine.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Request;

class JobsByHandleTests {

    private static final Bytes EARLIER = Bytes.of("H:earlier:");
    private static final Bytes NOW = Bytes.of("H:now:");

    private final JobsByHandle jobs = new JobsByHandle();
    private final Map<Handle, Job> model = new HashMap<>();
    private long last;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void findsWhatIsThereAndNothingElse(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            if (random.nextInt(400) > model.size()) {
                add(NOW, ++last);
            } else {
                remove(any(random));
            }
        }

        model.forEach((handle, job) -> assertThat(jobs.find(handle.name())).isSameAs(job));
        for (long number = 0; number <= last; number++) {
            var handle = new Handle(NOW, number);
            assertThat(jobs.find(handle.name())).isSameAs(model.get(handle));
        }
        assertThat(listed()).containsExactlyInAnyOrderElementsOf(model.values());
    }

    @Test
    void keepsRunsOfTheServerApart() {
        Job old = add(EARLIER, 1);
        Job recent = add(NOW, 1);

        assertThat(jobs.find(Bytes.of("H:earlier:1"))).isSameAs(old);
        assertThat(jobs.find(Bytes.of("H:now:1"))).isSameAs(recent);
        jobs.remove(old);
        assertThat(jobs.find(Bytes.of("H:earlier:1"))).isNull();
        assertThat(listed()).containsExactly(recent);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aWalkMeetsEveryJobOnceThatIsThereAllTheTime(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 3000; i++) {
            add(random.nextBoolean() ? EARLIER : NOW, ++last);
        }
        Set<Job> allTheTime = new HashSet<>(model.values());
        var met = new ArrayList<Job>();
        Iterator<Job> walk = jobs.walk();
        while (walk.hasNext()) {
            met.add(walk.next());
            if (random.nextInt(3) == 0) {
                Job gone = any(random);
                allTheTime.remove(gone);
                remove(gone);
            }
            add(NOW, ++last);
        }

        assertThat(met).doesNotHaveDuplicates().containsAll(allTheTime);
    }

    private List<Job> listed() {
        var listed = new ArrayList<Job>();
        jobs.walk().forEachRemaining(listed::add);
        return listed;
    }

    private Job add(Bytes series, long number) {
        var handle = new Handle(series, number);
        var submission = Submission.of((Request.SubmitJob) TestPeer.background("f", "", "d"));
        var job = new Job(handle, new JobFunction(Bytes.of("f"), QueueLimits.NONE), submission);
        jobs.add(job);
        model.put(handle, job);
        return job;
    }

    private void remove(Job job) {
        jobs.remove(job);
        model.remove(new Handle(job.series(), job.number()));
    }

    private Job any(Random random) {
        return model.values().stream().skip(random.nextInt(model.size())).findFirst().orElseThrow();
    }
}
