package photoshare.jobserver.engine.broker;

import org.jspecify.annotations.Nullable;

/// First in, first out; a job in the middle can leave at no cost, because jobs are their own links.
final class JobQueue {

    private @Nullable Job first;
    private @Nullable Job last;
    private int size;

    void add(Job job) {
        job.previous = last;
        if (last == null) {
            first = job;
        } else {
            last.next = job;
        }
        last = job;
        size++;
    }

    void remove(Job job) {
        if (job.previous == null) {
            first = job.next;
        } else {
            job.previous.next = job.next;
        }
        if (job.next == null) {
            last = job.previous;
        } else {
            job.next.previous = job.previous;
        }
        job.previous = null;
        job.next = null;
        size--;
    }

    @Nullable Job first() {
        return first;
    }

    int size() {
        return size;
    }
}
