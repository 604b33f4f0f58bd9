package photoshare.web.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import photoshare.db.MailAccount;
import photoshare.db.WorkLog.Job;
import photoshare.db.WorkLog.State;
import photoshare.web.system.Failure;

/// A job in one of the tables.
///
/// @param lost whether it runs, by its row, and its worker is not there any more
record JobRow(Job job, boolean lost, Instant now) {

    /// What the row is called in the bundle.
    public String state() {
        return lost
                ? "jobs.state.lost"
                : "jobs.state." + job.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean done() {
        return job.state() == State.DONE;
    }

    public boolean bad() {
        return lost || over();
    }

    /// Whether nobody tries it again unless somebody says so, and that may help.
    public boolean stuck() {
        return over() && !hopeless();
    }

    /// Whether it fails again however often it is tried.
    public boolean hopeless() {
        return failure().filter(Failure::lasting).isPresent();
    }

    private boolean over() {
        return switch (job.state()) {
            case FAILED, GIVEN_UP -> true;
            case RUNNING, DONE, RETRIED -> false;
        };
    }

    /// Why a photo cannot be shown.
    public Optional<Failure> failure() {
        return job.failure().map(Failure::new);
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

    boolean isOf(String worker) {
        return job.worker().filter(worker::equals).isPresent();
    }

    public boolean again() {
        return job.attempt() > 1;
    }

    public String title() {
        return job.title().isEmpty() ? job.function() : job.title();
    }

    /// What a mail is called in the bundle whose title is a kind of mails; empty for any other job.
    public String kind() {
        return job.function().equals(MailAccount.FUNCTION) && !job.title().isEmpty()
                ? "jobs.mail." + job.title().toLowerCase(Locale.ROOT)
                : "";
    }

    /// Of a mail to a friend, both the batch and the friend.
    public String id() {
        String[] parts = job.uniqueId().split(":");
        return parts.length == 3
                ? end(parts[1], 4) + ":" + end(parts[2], 4)
                : end(job.uniqueId(), 8);
    }

    public String batch() {
        return job.batch().map(Object::toString).map(id -> end(id, 8)).orElse("");
    }

    /// The first characters of an id are its time, the last ones tell it from others.
    private static String end(String id, int characters) {
        return id.substring(id.length() - characters);
    }
}
