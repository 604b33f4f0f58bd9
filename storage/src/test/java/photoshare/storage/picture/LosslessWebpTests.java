package photoshare.storage.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LosslessWebpTests {

    private static final int SIDE = 512;
    private static final int BLOCKS = 128 * 128;

    private static final int[] ORDER = {
        17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };

    private final BitSet bits = new BitSet();
    private int end;

    @ParameterizedTest
    @ValueSource(ints = {2, 256, 5_000})
    void countsGroups(int groups) {
        assertThat(new LosslessWebp().groups(stream(groups), SIDE, SIDE)).isEqualTo(groups);
    }

    @Test
    void countsNoneWhereThePictureIsNotDivided() {
        write(0, 3);
        assertThat(new LosslessWebp().groups(written(), SIDE, SIDE)).isEqualTo(1);
    }

    @Test
    void findsThemBehindTransformations() {
        write(1, 1); // a transformation follows:
        write(2, 2); // green is subtracted
        write(1, 1);
        write(3, 2); // a table of two colours, so that eight pixels are one
        write(1, 8);
        write(0, 1);
        writeCodesOfOne(5);
        assertThat(new LosslessWebp().groups(stream(30), 8 * SIDE, SIDE)).isEqualTo(30);
    }

    @Test
    void refusesAPictureOfTooManyGroups() throws IOException {
        assertThat(header(file(4_000)).width()).isEqualTo(SIDE);
        byte[] tooMany = file(4_001);
        assertThatThrownBy(() -> header(tooMany)).isInstanceOf(PictureRefusedException.class);
    }

    @Test
    void countsWhatGroupsTake() throws IOException {
        assertThat(header(onCanvas(file(400), 5350)).width()).isEqualTo(5350);
        byte[] tooMuch = onCanvas(file(1_000), 5350);
        assertThatThrownBy(() -> header(tooMuch))
                .hasMessageContaining("5350 x 5350 pixels are too many");
    }

    @Test
    void refusesATransparencyOfTooManyGroups() throws IOException {
        assertThat(header(withAlpha(4_000)).width()).isEqualTo(SIDE);
        byte[] tooMany = withAlpha(4_001);
        assertThatThrownBy(() -> header(tooMany)).isInstanceOf(PictureRefusedException.class);
    }

    @Test
    void losesPatienceWithPicturesOfNoBits() {
        var lossless = new LosslessWebp();
        write(0b1_1_0_0, 4);
        write(0, 4);
        writeCodesOfOne(5);
        ByteBuffer stream = written();
        assertThatThrownBy(
                        () -> {
                            for (int picture = 0; picture < 100; picture++) {
                                lossless.groups(stream.rewind(), 16_383, 16_383);
                            }
                        })
                .isInstanceOf(PictureRefusedException.class);
    }

    @Test
    void readsNoFurtherThanThereAreBytes() {
        writeGroups();
        writeCodeOfBytes(24);
        writeCodesOfOne(4);
        ByteBuffer stream = written();
        var lossless = new LosslessWebp();
        for (int picture = 0; picture < 100; picture++) {
            assertThat(lossless.groups(stream.rewind(), 16_383, 16_383)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 15})
    void refusesACodeThatIsNotComplete(int length) {
        writeGroups();
        writeCodeOfAll(length);
        writeCodesOfOne(4);
        refusesWhatIsWritten();
    }

    @Test
    void takesNoBitsForASingleSymbol() {
        writeGroups();
        writeCodeOfSecond(15);
        writeCodesOfOne(4);
        assertThat(new LosslessWebp().groups(written(), SIDE, SIDE)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 12})
    void refusesAPaletteOfRecentColoursThatMayNotBe(int size) {
        write(0, 2);
        write(1, 1);
        write(0, 3);
        write(1, 1);
        write(size, 4);
        writeCodesOfOne(5);
        refusesWhatIsWritten();
    }

    @Test
    void losesPatienceWithPicturesOfManyBits() {
        var lossless = new LosslessWebp();
        ByteBuffer stream = stream(256);
        assertThatThrownBy(
                        () -> {
                            for (int picture = 0; picture < 300; picture++) {
                                lossless.groups(stream.rewind(), SIDE, SIDE);
                            }
                        })
                .isInstanceOf(PictureRefusedException.class);
    }

    private void refusesWhatIsWritten() {
        assertThatThrownBy(() -> new LosslessWebp().groups(written(), SIDE, SIDE))
                .isInstanceOf(PictureRefusedException.class);
    }

    private static PictureHeader header(byte[] file) throws IOException {
        return PictureHeader.read(new ByteArrayInputStream(file), PictureLimits.DEFAULT);
    }

    private byte[] file(int groups) {
        end = 0;
        byte[] size = ByteBuffer.allocate(5).put((byte) 0x2F).array();
        ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN).putInt(1, SIDE - 1 | SIDE - 1 << 14);
        return riff(chunk("VP8L", TestPictures.join(size, stream(groups).array())));
    }

    /// In front of a lossy picture.
    private byte[] withAlpha(int groups) {
        end = 0;
        byte[] lossy = TestPictures.file("lossy.webp");
        int size = new String(lossy, StandardCharsets.ISO_8859_1).indexOf("\u009d\u0001*") + 3;
        ByteBuffer.wrap(lossy)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(size, (short) SIDE)
                .putShort(size + 2, (short) SIDE);
        byte[] alpha = TestPictures.join(new byte[] {1}, stream(groups).array());
        return riff(
                canvas(SIDE), chunk("ALPH", alpha), Arrays.copyOfRange(lossy, 12, lossy.length));
    }

    private static byte[] onCanvas(byte[] file, int side) {
        return riff(canvas(side), Arrays.copyOfRange(file, 12, file.length));
    }

    private static byte[] canvas(int side) {
        ByteBuffer canvas = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        canvas.putInt(4, side - 1).putInt(7, side - 1);
        return chunk("VP8X", Arrays.copyOf(canvas.array(), 10));
    }

    private static byte[] riff(byte[]... chunks) {
        return chunk(
                "RIFF",
                TestPictures.join(
                        "WEBP".getBytes(StandardCharsets.US_ASCII), TestPictures.join(chunks)));
    }

    private static byte[] chunk(String name, byte[] content) {
        ByteBuffer chunk = ByteBuffer.allocate(8 + content.length + (content.length & 1));
        return chunk.order(ByteOrder.LITTLE_ENDIAN)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .putInt(content.length)
                .put(content)
                .array();
    }

    /// A picture in blocks of four by four, each of the next group.
    private ByteBuffer stream(int groups) {
        writeGroups();
        writeCodeOfBytes(24);
        writeCodeOfBytes(0);
        writeCodesOfOne(3);
        for (int block = 0; block < BLOCKS; block++) {
            int group = block % groups;
            write(Integer.reverse(group) >>> 24, 8);
            write(Integer.reverse(group >> 8) >>> 24, 8);
        }
        return written();
    }

    private void writeGroups() {
        write(0, 2);
        write(1, 1);
        write(0, 3);
        write(0, 1);
    }

    private void writeCodeOfAll(int length) {
        writeLengths(length);
        write(0, 1);
    }

    private void writeCodeOfSecond(int length) {
        writeLengths(0, length);
        write(0b00_000_1, 6); // there are two
        write(0b1_0, 2);
    }

    /// Those that the symbols may have.
    private void writeLengths(int... lengths) {
        write(0, 1);
        write(19 - 4, 4);
        for (int length : ORDER) {
            write(Arrays.stream(lengths).anyMatch(it -> it == length) ? 1 : 0, 3);
        }
    }

    /// Eight bits for each byte, nothing for what else there might be.
    private void writeCodeOfBytes(int others) {
        writeLengths(0, 8);
        write(0, 1);
        for (int symbol = 0; symbol < 256; symbol++) {
            write(1, 1);
        }
        write(0, others);
    }

    private void writeCodesOfOne(int codes) {
        for (int code = 0; code < codes; code++) {
            write(1, 4);
        }
    }

    private void write(int number, int count) {
        for (int bit = 0; bit < count; bit++) {
            bits.set(end++, (number >> bit & 1) != 0);
        }
    }

    private ByteBuffer written() {
        return ByteBuffer.wrap(Arrays.copyOf(bits.toByteArray(), (end + 7) / 8));
    }
}
