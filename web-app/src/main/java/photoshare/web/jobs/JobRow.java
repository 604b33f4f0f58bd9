package photoshare.web.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import photoshare.db.WorkLog.Job;
import photoshare.db.WorkLog.State;

/// A job in one of the tables.
record JobRow(Job job, Instant now) {

    /// What the row is called in the bundle.
    public String state() {
        return "jobs.state." + job.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean bad() {
        return switch (job.state()) {
            case FAILED, GIVEN_UP -> true;
            case RUNNING, DONE, RETRIED -> false;
        };
    }

    /// How long it took; of one that runs, how long it has been running.
    public String time() {
        return switch (job.state()) {
            case RUNNING ->
                    job.began().map(began -> Brief.of(Duration.between(began, now))).orElse("");
            case DONE, FAILED -> job.time().map(Brief::of).orElse("");
            case RETRIED, GIVEN_UP -> "";
        };
    }

    /// When the next attempt is due.
    public Optional<Instant> due() {
        return job.state() == State.RETRIED ? job.ended() : Optional.empty();
    }

    public String title() {
        return job.title().isEmpty() ? job.function() : job.title();
    }

    public String id() {
        return brief(job.uniqueId());
    }

    public String batch() {
        return job.batch().map(Object::toString).map(JobRow::brief).orElse("");
    }

    /// The first characters of an id are its time, the last ones tell it from others.
    private static String brief(String id) {
        return id.substring(id.length() - 8);
    }
}
