package photoshare.jobserver.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacketReaderTests {

    private static final String HEADER = "00 52 45 51 ";

    private final PacketReader reader = new PacketReader(Magic.REQUEST, 1 << 20, 64);

    @Test
    void breaksOffAtAWrongMagic() {
        var refusal = refusal(Wire.hex("00 46 4f 4f 00 00 00 10 00 00 00 00"));

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_MAGIC);
        assertThat(refusal.connectionUsable()).isFalse();
    }

    @Test
    void refusesTheOtherSidesMagicAndGoesOn() {
        ByteBuffer buffer = ByteBuffer.wrap(Wire.response(16, "hello"));

        var refusal = refusal(buffer);

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_MAGIC);
        assertThat(refusal).hasMessage("Request magic expected");
        assertThat(refusal.connectionUsable()).isTrue();
        assertThat(buffer.hasRemaining()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 43, 9999, 65536, Integer.MIN_VALUE, -1, 0xFEED_FACE})
    void breaksOffAtAnUnknownType(int type) {
        assertThat(refusal(Wire.request(type, "")).connectionUsable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 8, 10, 11, 17, 19, 20, 24, 27, 31, 35, 40, 42})
    void refusesWhatOnlyAServerSendsAndGoesOn(int type) {
        var refusal = refusal(Wire.request(type, "a|b"));

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_COMMAND);
        assertThat(refusal).hasMessage("Command not expected");
        assertThat(refusal.connectionUsable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff ff ff ff", "80 00 00 00", "7f ff ff ff", "00 10 00 01"})
    void refusesABodyThatIsTooLargeWhenOnlyTheHeaderIsThere(String size) {
        var refusal = refusal(Wire.hex(HEADER + "00 00 00 10" + size));

        assertThat(refusal.code()).isEqualTo(ErrorCode.ARGUMENT_TOO_LARGE);
        assertThat(refusal.connectionUsable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 4, 3, 30, 39})
    void readsPastABodyWhereNoneIsExpected(int type) throws ProtocolException {
        ByteBuffer buffer = ByteBuffer.wrap(Wire.request(type, "stray"));

        assertThat(reader.read(buffer)).isNotNull();
        assertThat(buffer.hasRemaining()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "7, reverse",
        "7, reverse|unique",
        "13, H:lap:1",
        "12, H:lap:1|1",
        "23, reverse",
        "36, reverse|unique|1",
        "37, reverse|unique|reducer|data",
    })
    void breaksOffWhereArgumentsAreMissing(int type, String body) {
        var refusal = refusal(Wire.request(type, body));

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_PACKET);
        assertThat(refusal).hasMessageContaining("is not ended by NUL");
        assertThat(refusal.connectionUsable()).isFalse();
    }

    @Test
    void limitsNamesButNotData() throws ProtocolException {
        String longest = "f".repeat(64);
        String data = "d".repeat(1000);

        assertThat(reader.read(ByteBuffer.wrap(Wire.request(7, longest + "||" + data))))
                .isInstanceOf(Request.SubmitJob.class);
        for (byte[] tooLong :
                new byte[][] {
                    Wire.request(7, longest + "f||" + data), Wire.request(1, longest + "f")
                }) {
            var refusal = refusal(tooLong);
            assertThat(refusal.code()).isEqualTo(ErrorCode.ARGUMENT_TOO_LARGE);
            assertThat(refusal.connectionUsable()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "500, 500",
        "0, 0",
        "-5, 0",
        "abc, 0",
        "'', 0",
        "'\u0001\u0002\u0003\u0004', 0",
        "12345678901234567890, 0",
        "2000ms, 2000"
    })
    void readsAnyTimeoutThatIsNoNumberAsNone(String text, long millis) throws ProtocolException {
        var packet = reader.read(ByteBuffer.wrap(Wire.request(23, "f|" + text)));

        assertThat(packet)
                .isEqualTo(new Request.CanDoTimeout(Bytes.of("f"), Duration.ofMillis(millis)));
    }

    @ParameterizedTest
    @CsvSource({"1800000000, 1800000000", "0, 0", "-7, -7", "soon, 0"})
    void readsATimeToStart(String text, long epochSecond) throws ProtocolException {
        var packet = reader.read(ByteBuffer.wrap(Wire.request(36, "f||" + text + "|d")));

        assertThat(packet)
                .isEqualTo(
                        new Request.SubmitJobEpoch(
                                Bytes.of("f"), Bytes.EMPTY, epochSecond, Bytes.of("d")));
    }

    @Test
    void refusesATimeThatDoesNotFit() {
        var refusal = refusal(Wire.request(36, "f||99999999999999999999|d"));

        assertThat(refusal.code()).isEqualTo(ErrorCode.ARGUMENT_TOO_LARGE);
        assertThat(refusal.connectionUsable()).isTrue();
    }

    @Test
    void dropsTheNulThatSomeClientsPutBehindAHandle() throws ProtocolException {
        Bytes handle = Bytes.of("H:lap:1");

        assertThat(reader.read(ByteBuffer.wrap(Wire.request(14, "H:lap:1|"))))
                .isEqualTo(new WorkReport.WorkFail(handle));
        assertThat(reader.read(ByteBuffer.wrap(Wire.request(15, "H:lap:1|"))))
                .isEqualTo(new Request.GetStatus(handle));
    }

    @Test
    void readsNamesAsTheBytesTheyAre() throws ProtocolException {
        Bytes name = Bytes.copyOf(Wire.hex("ff fe 09 20 0a"));

        assertThat(
                        reader.read(
                                ByteBuffer.wrap(
                                        Wire.written(Magic.REQUEST, new Request.CanDo(name)))))
                .isEqualTo(new Request.CanDo(name));
        assertThat(reader.read(ByteBuffer.wrap(Wire.request(1, ""))))
                .isEqualTo(new Request.CanDo(Bytes.EMPTY));
    }

    private ProtocolException refusal(byte[] bytes) {
        return refusal(ByteBuffer.wrap(bytes));
    }

    private ProtocolException refusal(ByteBuffer bytes) {
        return catchThrowableOfType(ProtocolException.class, () -> reader.read(bytes));
    }
}
