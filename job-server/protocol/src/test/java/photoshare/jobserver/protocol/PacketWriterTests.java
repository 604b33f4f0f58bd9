package photoshare.jobserver.protocol;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PacketWriterTests {

    private static final Bytes TWO_NAMES = Bytes.copyOf(new byte[] {'a', 0, 'b'});

    @Test
    void refusesANameThatWouldBeReadAsTwo() {
        var submission =
                new Request.SubmitJob(TWO_NAMES, Bytes.EMPTY, Bytes.EMPTY, Priority.NORMAL, true);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wire.written(Magic.REQUEST, submission))
                .withMessage("the function of SUBMIT_JOB_BG contains a NUL");
    }

    @Test
    void refusesWhatThisSideNeverSends() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wire.written(Magic.REQUEST, new Response.NoJob()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Wire.written(Magic.RESPONSE, new Request.GrabJob()));
    }
}
