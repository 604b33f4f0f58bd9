package photoshare.web.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import photoshare.db.BatchIntake.Intake;
import photoshare.db.People;
import photoshare.web.Pictures.Picture;
import photoshare.web.WebTest;

@WebTest
class BatchSweeperTests {

    private static final byte[] JPEG = new Picture(600, 400, 3).jpeg();

    @Autowired BatchSweeper sweeper;
    @Autowired PhotoReception reception;
    @Autowired People people;
    @Autowired JdbcClient jdbc;

    @Test
    void closesOnlyWhatWasSilentForLong() {
        UUID forgotten = people.batchOf(people.person("Ana"), 2);
        UUID lively = people.batchOf(people.person("Ben"), 2);
        people.photo(forgotten, "one");
        silentForLong(forgotten);
        sweeper.closeIdle();
        assertThat(state(forgotten)).isEqualTo("CLOSED");
        assertThat(state(lively)).isEqualTo("OPEN");
    }

    @Test
    void leavesAnUploadAloneWhoseBytesComeSlowly() throws IOException {
        UUID slow = people.batchOf(people.person("Ana"), 1);
        silentForLong(slow);
        var bytes =
                new SequenceInputStream(
                        new ByteArrayInputStream(JPEG, 0, 100),
                        new ByteArrayInputStream(JPEG, 100, JPEG.length - 100) {
                            @Override
                            public synchronized int read(byte[] buffer, int offset, int length) {
                                sweeper.closeIdle();
                                return super.read(buffer, offset, length);
                            }
                        });
        assertThat(reception.receive(new IncomingPhoto(slow, "key", 0, "a.jpg", -1, bytes)))
                .isInstanceOf(Intake.Accepted.class);
    }

    private void silentForLong(UUID batch) {
        jdbc.sql("update batch set touched_at = now() - interval '11 minutes' where id = ?")
                .param(batch)
                .update();
    }

    private String state(UUID batch) {
        return jdbc.sql("select state from batch where id = ?")
                .param(batch)
                .query(String.class)
                .single();
    }
}
