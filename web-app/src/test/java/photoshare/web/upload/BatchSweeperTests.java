package photoshare.web.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import photoshare.db.People;
import photoshare.web.WebTest;

@WebTest
class BatchSweeperTests {

    @Autowired BatchSweeper sweeper;
    @Autowired People people;
    @Autowired JdbcClient jdbc;

    @Test
    void closesOnlyWhatWasSilentForLong() {
        UUID forgotten = people.batchOf(people.person("Ana"), 2);
        UUID lively = people.batchOf(people.person("Ben"), 2);
        people.photo(forgotten, "one");
        jdbc.sql("update batch set touched_at = now() - interval '11 minutes' where id = ?")
                .param(forgotten)
                .update();
        sweeper.closeIdle();
        assertThat(state(forgotten)).isEqualTo("CLOSED");
        assertThat(state(lively)).isEqualTo("OPEN");
    }

    private String state(UUID batch) {
        return jdbc.sql("select state from batch where id = ?")
                .param(batch)
                .query(String.class)
                .single();
    }
}
