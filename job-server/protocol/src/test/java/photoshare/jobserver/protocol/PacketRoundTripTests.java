package photoshare.jobserver.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PacketRoundTripTests {

    private static final int LIMIT = 1 << 20;

    static Stream<EveryPacket> everyPacket() {
        return Stream.concat(EveryPacket.requests(), EveryPacket.responses());
    }

    @ParameterizedTest
    @MethodSource("everyPacket")
    void writesTheBytesOfTheSpecification(EveryPacket every) {
        assertThat(Wire.written(every.magic(), every.packet())).isEqualTo(every.bytes());
    }

    @ParameterizedTest
    @MethodSource("everyPacket")
    void readsBackWhatIsWritten(EveryPacket every) throws IOException {
        var reader = new PacketReader(every.magic(), LIMIT);

        assertThat(reader.read(ByteBuffer.wrap(every.bytes()))).isEqualTo(every.packet());
        assertThat(reader.read(new ByteArrayInputStream(every.bytes()))).isEqualTo(every.packet());
    }

    @ParameterizedTest
    @MethodSource("everyPacket")
    void waitsForTheRestWhereverAPacketIsCut(EveryPacket every) throws IOException {
        var reader = new PacketReader(every.magic(), LIMIT);
        byte[] bytes = every.bytes();

        for (int cut = 0; cut < bytes.length; cut++) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, cut);
            assertThat(reader.read(buffer)).as("the first %d bytes", cut).isNull();
            assertThat(buffer.position()).isZero();
            buffer.limit(bytes.length);
            assertThat(reader.read(buffer)).isEqualTo(every.packet());
            assertThat(buffer.hasRemaining()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("everyPacket")
    void aStreamThatEndsInsideAPacketIsAnError(EveryPacket every) {
        var reader = new PacketReader(every.magic(), LIMIT);
        byte[] cut = Arrays.copyOf(every.bytes(), every.bytes().length - 1);

        Assertions.assertThatExceptionOfType(EOFException.class)
                .isThrownBy(() -> reader.read(new ByteArrayInputStream(cut)));
    }

    @Test
    void coversEveryTypeThatAnybodySends() {
        var nobody =
                EnumSet.of(PacketType.UNUSED, PacketType.ALL_YOURS, PacketType.SUBMIT_JOB_SCHED);

        assertThat(everyPacket().map(every -> every.packet().type()).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.complementOf(nobody));
    }

    @Test
    void readsManyPacketsOfOneSegmentInOrder() throws IOException {
        var segment = new ByteArrayOutputStream();
        var requests = EveryPacket.requests().toList();
        for (EveryPacket every : requests) {
            segment.write(every.bytes());
        }
        ByteBuffer buffer = ByteBuffer.wrap(segment.toByteArray());
        var reader = new PacketReader(Magic.REQUEST, LIMIT);

        for (EveryPacket every : requests) {
            assertThat(reader.read(buffer)).isEqualTo(every.packet());
        }
        assertThat(reader.read(buffer)).isNull();
    }

    /// The example at the end of the published protocol text.
    @Test
    void speaksThePublishedExample() throws IOException {
        byte[] submission =
                Wire.hex("00 52 45 51 00 00 00 07 00 00 00 0d 7265766572736500 00 74657374");
        byte[] created = Wire.hex("00 52 45 53 00 00 00 08 00 00 00 07 48 3a 6c 61 70 3a 31");
        byte[] assigned =
                Wire.hex(
                        """
                        00 52 45 53 00 00 00 0b 00 00 00 14
                        48 3a 6c 61 70 3a 31 00 72 65 76 65 72 73 65 00 74 65 73 74
                        """);
        byte[] complete =
                Wire.hex("00 52 45 51 00 00 00 0d 00 00 00 0c 48 3a 6c 61 70 3a 31 00 74 73 65 74");

        assertThat(request(submission))
                .isEqualTo(
                        new Request.SubmitJob(
                                Bytes.of("reverse"),
                                Bytes.EMPTY,
                                Bytes.of("test"),
                                Priority.NORMAL,
                                false));
        assertThat(Wire.written(Magic.RESPONSE, new Response.JobCreated(Bytes.of("H:lap:1"))))
                .isEqualTo(created);
        assertThat(
                        Wire.written(
                                Magic.RESPONSE,
                                new Response.JobAssign(
                                        Bytes.of("H:lap:1"),
                                        Bytes.of("reverse"),
                                        Bytes.of("test"))))
                .isEqualTo(assigned);
        assertThat(request(complete))
                .isEqualTo(new WorkReport.WorkComplete(Bytes.of("H:lap:1"), Bytes.of("tset")));
    }

    private static Packet request(byte[] bytes) throws IOException {
        return new PacketReader(Magic.REQUEST, LIMIT).read(new ByteArrayInputStream(bytes));
    }
}
