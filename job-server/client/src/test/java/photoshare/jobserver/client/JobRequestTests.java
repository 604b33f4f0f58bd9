package photoshare.jobserver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import photoshare.jobserver.protocol.Priority;

class JobRequestTests {

    @Test
    void isOfNormalPriorityAndEqualsNoOtherUnlessItSaysSo() {
        assertThat(JobRequest.of("resize", "data"))
                .returns(Priority.NORMAL, JobRequest::priority)
                .returns("", JobRequest::unique);
    }

    @Test
    void acceptsAUniqueIdOf63BytesAndNoMore() {
        var request = JobRequest.of("resize", "data");

        assertThat(request.withUnique("u".repeat(63)).unique()).hasSize(63);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request.withUnique("u".repeat(64)))
                .withMessageEndingWith("is no unique id; up to 63 bytes without NUL are");
        assertThatIllegalArgumentException().isThrownBy(() -> request.withUnique("ü".repeat(32)));
    }

    @Test
    void refusesNamesThatTheProtocolCannotCarry() {
        assertThatIllegalArgumentException().isThrownBy(() -> JobRequest.of("", "data"));
        assertThatIllegalArgumentException().isThrownBy(() -> JobRequest.of("a\0b", "data"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JobRequest.of("resize", "data").withUnique("a\0b"));
    }
}
