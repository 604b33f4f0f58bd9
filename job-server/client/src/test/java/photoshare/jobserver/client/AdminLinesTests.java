package photoshare.jobserver.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import photoshare.jobserver.client.AdminClient.FunctionStatus;
import photoshare.jobserver.client.AdminClient.Peer;

class AdminLinesTests {

    @Test
    void acceptsColumnsThatItDoesNotKnow() {
        assertThat(AdminLines.function("resize\t5\t1\t2\tnew"))
                .contains(new FunctionStatus("resize", 5, 1, 2));
    }

    @Test
    void acceptsNamesWithTabsAndSpaces() {
        assertThat(AdminLines.function("a\tb c\t5\t1\t2"))
                .contains(new FunctionStatus("a\tb c", 5, 1, 2));
    }

    @Test
    void leavesOutWhatMakesNoSense() {
        assertThat(AdminLines.function("half of a name")).isEmpty();
        assertThat(AdminLines.job("H:1\tx\t0\t0")).isEmpty();
        assertThat(AdminLines.peer("12")).isEmpty();
        assertThat(AdminLines.priorities("")).isEmpty();
    }

    @Test
    void knowsNamelessPeersAndThoseWithoutFunctions() {
        assertThat(AdminLines.peer("32 127.0.0.1 - :"))
                .contains(new Peer("32", "127.0.0.1", "", List.of()));
    }

    @Test
    void acceptsClientIdsWithSpaces() {
        assertThat(AdminLines.peer("32 ::1 my worker : resize mail"))
                .contains(new Peer("32", "::1", "my worker", List.of("resize", "mail")));
    }
}
