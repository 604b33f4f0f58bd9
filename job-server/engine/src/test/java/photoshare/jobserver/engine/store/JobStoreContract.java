package photoshare.jobserver.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Priority;

/// What every store keeps.
abstract class JobStoreContract {

    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

    abstract JobStore store();

    /// What a server finds that starts after this one has died.
    abstract JobStore reopened();

    @Test
    void givesBackWhatWasSyncedInOrder() {
        StoredJob plain = job("1", "");
        var special =
                new StoredJob(
                        Bytes.of("H:2"),
                        Bytes.copyOf(new byte[] {-1, 9, 10}),
                        Bytes.of("unique"),
                        Bytes.of("sum"),
                        Bytes.copyOf(new byte[] {0, -1}),
                        Priority.HIGH,
                        LATER,
                        3);
        store().add(plain);
        store().add(special);
        store().sync();

        assertThat(jobs()).containsExactly(plain, special);
    }

    @Test
    void keepsJobsApartThatHaveNoUniqueId() {
        store().add(job("1", ""));
        store().add(job("2", ""));
        store().add(job("3", ""));
        store().sync();

        assertThat(jobs()).hasSize(3);
    }

    @Test
    void forgetsWhatIsRemoved() {
        store().add(job("1", "u"));
        store().add(job("2", "v"));
        store().sync();
        store().remove(Bytes.of("H:1"));
        store().remove(Bytes.of("H:unknown"));
        store().sync();

        assertThat(jobs()).extracting(StoredJob::handle).containsExactly(Bytes.of("H:2"));
    }

    @Test
    void forgetsAJobThatCameAndWentBeforeTheSync() {
        store().add(job("1", "u"));
        store().remove(Bytes.of("H:1"));
        store().sync();

        assertThat(jobs()).isEmpty();
    }

    @Test
    void notesRetries() {
        store().add(job("1", ""));
        store().retried(Bytes.of("H:1"), 2);
        store().retried(Bytes.of("H:unknown"), 2);
        store().sync();

        assertThat(jobs()).containsExactly(job("1", "").withRetries(2));
    }

    @Test
    void replacesTheJobWithTheSameHandle() {
        store().add(job("1", "old"));
        store().add(job("1", "new"));
        store().sync();

        assertThat(jobs()).containsExactly(job("1", "new"));
    }

    private List<StoredJob> jobs() {
        var jobs = new ArrayList<StoredJob>();
        reopened().load(jobs::add);
        return jobs;
    }

    private static StoredJob job(String number, String unique) {
        return new StoredJob(
                Bytes.of("H:" + number),
                Bytes.of("resize"),
                Bytes.of(unique),
                Bytes.EMPTY,
                Bytes.EMPTY,
                Priority.NORMAL,
                Instant.EPOCH,
                0);
    }
}
