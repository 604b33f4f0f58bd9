package photoshare.jobserver.engine.broker;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import photoshare.jobserver.protocol.Bytes;

/// All jobs by their names: those of this run of the server, and what earlier ones have left.
final class JobsByHandle {

    private final Map<Bytes, NumberedJobs> series = new LinkedHashMap<>();
    private NumberedJobs newest = new NumberedJobs();

    void add(Job job) {
        newest = series.computeIfAbsent(job.series(), _ -> new NumberedJobs());
        newest.add(job);
    }

    /// @return whether it was there
    boolean remove(Job job) {
        NumberedJobs jobs = series.get(job.series());
        if (jobs == null || !jobs.remove(job)) {
            return false;
        }
        if (jobs.size() == 0 && jobs != newest) {
            series.remove(job.series());
        }
        return true;
    }

    @Nullable Job find(Bytes name) {
        Handle handle = Handle.of(name);
        NumberedJobs jobs = series.get(handle.series());
        return jobs == null ? null : jobs.find(handle.number());
    }

    /// Goes through the jobs, and may be put aside while jobs come and go. It meets each job that
    /// is there from its beginning to its end exactly once, others at most once.
    Iterator<Job> walk() {
        return new Walk(List.copyOf(series.values()).iterator());
    }

    private static final class Walk implements Iterator<Job> {

        private final Iterator<NumberedJobs> series;
        private NumberedJobs jobs = new NumberedJobs();
        private long next;
        private long last;

        Walk(Iterator<NumberedJobs> series) {
            this.series = series;
        }

        @Override
        public boolean hasNext() {
            return peek() != null;
        }

        @Override
        public Job next() {
            Job job = peek();
            if (job == null) {
                throw new NoSuchElementException();
            }
            next = job.number() + 1;
            return job;
        }

        private @Nullable Job peek() {
            Job job = jobs.from(next);
            while ((job == null || job.number() > last) && series.hasNext()) {
                jobs = series.next();
                next = 0;
                last = jobs.last();
                job = jobs.from(0);
            }
            return job == null || job.number() > last ? null : job;
        }
    }
}
