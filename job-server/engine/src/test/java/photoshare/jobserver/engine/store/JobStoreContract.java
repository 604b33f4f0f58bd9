package photoshare.jobserver.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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

    @Test
    void keepsTheOrderOverRestarts() {
        store().add(job("2", ""));
        store().add(job("1", ""));
        store().sync();
        assertThat(jobs()).containsExactly(job("2", ""), job("1", ""));
        store().add(job("0", ""));
        store().retried(Bytes.of("H:2"), 1);
        store().sync();

        assertThat(jobs()).containsExactly(job("2", "").withRetries(1), job("1", ""), job("0", ""));
    }

    @Test
    void keepsThePlaceOfAJobThatIsReplaced() {
        store().add(job("1", "old"));
        store().add(job("2", ""));
        store().sync();
        store().add(job("1", "new"));
        store().sync();

        assertThat(jobs()).containsExactly(job("1", "new"), job("2", ""));
    }

    @Test
    void keepsTheLatestTimeThatThereIs() {
        Instant never = Instant.ofEpochSecond(Instant.MAX.getEpochSecond());
        store().add(job("1", Bytes.EMPTY, never));
        store().sync();

        assertThat(jobs()).containsExactly(job("1", Bytes.EMPTY, never));
    }

    @Test
    void keepsWhatDoesNotFitIntoOneGo() {
        var large = new byte[64 << 20];
        large[large.length - 1] = 1;
        StoredJob largest = job("large", Bytes.wrap(large), Instant.EPOCH);
        List<StoredJob> many =
                IntStream.range(0, 30_000)
                        .mapToObj(i -> job("" + i, Bytes.wrap(new byte[1000]), Instant.EPOCH))
                        .toList();
        many.forEach(store()::add);
        store().add(largest);
        store().sync();
        many.subList(1, many.size()).forEach(job -> store().remove(job.handle()));
        store().sync();

        assertThat(jobs()).containsExactly(many.getFirst(), largest);
    }

    @Test
    void hasNothingToSync() {
        store().sync();
        store().confirm();

        assertThat(store().isHeld()).isTrue();
        assertThat(jobs()).isEmpty();
    }

    private List<StoredJob> jobs() {
        return jobs(reopened());
    }

    static List<StoredJob> jobs(JobStore store) {
        var jobs = new ArrayList<StoredJob>();
        store.load(jobs::add);
        return jobs;
    }

    static StoredJob job(String number) {
        return job(number, "");
    }

    private static StoredJob job(String number, String unique) {
        return job(number, Bytes.of(unique), Bytes.EMPTY, Instant.EPOCH);
    }

    private static StoredJob job(String number, Bytes data, Instant notBefore) {
        return job(number, Bytes.EMPTY, data, notBefore);
    }

    private static StoredJob job(String number, Bytes unique, Bytes data, Instant notBefore) {
        return new StoredJob(
                Bytes.of("H:" + number),
                Bytes.of("resize"),
                unique,
                Bytes.EMPTY,
                data,
                Priority.NORMAL,
                notBefore,
                0);
    }
}
