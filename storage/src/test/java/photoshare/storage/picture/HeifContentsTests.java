package photoshare.storage.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static photoshare.storage.picture.TestHeif.auxiliary;
import static photoshare.storage.picture.TestHeif.box;
import static photoshare.storage.picture.TestHeif.grid;
import static photoshare.storage.picture.TestHeif.infos;
import static photoshare.storage.picture.TestHeif.size;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeifContentsTests {

    private static final byte[] FRAME = {0b0_0110_0_1_0, 1, 0};
    private static final byte[] SMALL = sequence(64);
    private static final byte[] LARGE = sequence(4096);
    private static final byte[] PICTURE = TestPictures.join(SMALL, FRAME);
    private static final byte[] TOLD = size(64, 64);
    private static final byte[] MASK = auxiliary("urn:mpeg:mpegB:cicp:systems:auxiliary:alpha");
    private static final int LISTS = 22;
    private static final byte[] REMARK = new byte[8];

    private static final String HEVC_OF_6016_X_3968 =
            "010370000000900000000000b4f000fcfdf8f800000f03200001001740010c01ffff03700000030090000003"
                    + "00000300b4f024210001001e4201010370000003009000000300000300b4a000bc0800f817f2649"
                    + "4208022000100074401c07180a480";

    private static final String HEVC_OF_ALL_COLOURS =
            "010470000000900000000000b4f000fcfff8f800000303200001001740010c01ffff03700000030090000003"
                    + "00000300b4f024210001001e4201010470000003009000000300000300b490001781001f02fe4c9"
                    + "2841022000100074401c07180a480";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quarters.avif",
                "turned.avif",
                "dated.avif",
                "quarters.heic",
                "turned.heic",
                "deep.heic"
            })
    void passesWhatPeopleHave(String name) {
        passes(ByteBuffer.wrap(TestPictures.file(name)));
    }

    @Test
    void passesAPictureWhereverItLies() {
        passes(new TestHeif().picture("av01", PICTURE, TOLD));
        passes(new TestHeif().pictureInABox("av01", PICTURE, TOLD));
        passes(new TestHeif().pictureInPieces("av01", List.of(SMALL, FRAME), TOLD));
    }

    @Test
    void passesAGridWithAMask() {
        passes(
                new TestHeif()
                        .pictureInABox("grid", grid(1, 2, 100, 60), size(100, 60))
                        .picture("av01", PICTURE, TOLD)
                        .picture("av01", PICTURE, TOLD)
                        .picture("av01", PICTURE, TOLD, MASK)
                        .reference("dimg", 1, 2, 3)
                        .reference("auxl", 4, 1));
    }

    @Test
    void keepsNothingElse() {
        ByteBuffer file =
                new TestHeif()
                        .picture(
                                "av01",
                                PICTURE,
                                TOLD,
                                box("irot", new byte[] {1}),
                                box("clli", REMARK))
                        .picture("av01", PICTURE, TOLD, MASK)
                        .picture("av01", PICTURE, TOLD, auxiliary("urn:com:apple:lights"))
                        .picture("av01", TestPictures.join(LARGE, FRAME), TOLD)
                        .picture("iden", PICTURE, TOLD)
                        .picture("mime", REMARK)
                        .picture("Exif", REMARK)
                        .reference("auxl", 2, 1)
                        .reference("auxl", 3, 1)
                        .reference("thmb", 4, 1)
                        .reference("cdsc", 7, 1)
                        .with(box("grpl", REMARK))
                        .file();
        byte[] cutOff = Arrays.copyOf(box("mini", REMARK), 12);
        byte[] withFilm = TestPictures.join(file.array(), box("moov", REMARK), cutOff);
        byte[] written = pictureOnly(ByteBuffer.wrap(withFilm));
        byte[] plain =
                pictureOnly(
                        new TestHeif()
                                .picture("av01", PICTURE, TOLD, box("irot", new byte[] {1}))
                                .picture("av01", PICTURE, TOLD, MASK)
                                .reference("auxl", 2, 1)
                                .file());
        assertThat(text(written)).isEqualTo(text(plain)).contains("irot", "auxC");
    }

    @Test
    void keepsOnlyUnitsOfThePicture() {
        byte[] others = TestPictures.join(unit(2), unit(5, REMARK), new byte[9], unit(8), unit(15));
        byte[] sequenceOnly = TestPictures.join(new byte[] {(byte) 0x81, 0, 0, 0}, SMALL);
        byte[] tiles = TestPictures.join(unit(3, (byte) 1), unit(4, REMARK));
        byte[] endless = TestPictures.join(new byte[] {6 << 3}, REMARK);
        byte[] all = TestPictures.join(others, PICTURE, others);
        byte[] plain = pictureOnly(new TestHeif().picture("av01", PICTURE, TOLD).file());
        TestHeif more = new TestHeif().picture("av01", all, TOLD);
        TestHeif configured =
                new TestHeif().picture("av01", FRAME, TOLD, box("av1C", sequenceOnly));
        assertThat(text(pictureOnly(more.file()))).isEqualTo(text(plain));
        assertThat(text(pictureOnly(configured.file()))).isEqualTo(text(plain));
        passes(new TestHeif().picture("av01", TestPictures.join(SMALL, tiles), TOLD));
        passes(new TestHeif().picture("av01", TestPictures.join(SMALL, endless), TOLD));
    }

    @Test
    void keepsOnlyUnitsOfAHevcPicture() {
        byte[] configuration = hevcConfiguration(TestPictures.file("quarters.heic"));
        byte[] slice = hevcUnit(19, 0x80);
        byte[] otherEye = hevcUnit(19, 0x80);
        otherEye[5] = 9;
        byte[] remark = hevcUnit(39, 5);
        byte[] empty = {0, 0, 0, 2, 2, 1};
        byte[] all = TestPictures.join(remark, empty, slice, otherEye, remark);
        byte[] list = {39, 0, 1, 0, 4, 39 << 1, 1, 5, 0};
        byte[] withRemark = TestPictures.join(configuration, list);
        withRemark[LISTS]++;
        TestHeif more = new TestHeif().picture("hvc1", all, TOLD, box("hvcC", withRemark));
        TestHeif plain = new TestHeif().picture("hvc1", slice, TOLD, box("hvcC", configuration));
        assertThat(text(pictureOnly(more.file()))).isEqualTo(text(pictureOnly(plain.file())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"quarters.avif", "quarters.heic"})
    void saysThatAPictureEndsEarly(String name) {
        byte[] file = TestPictures.file(name);
        ByteBuffer cutOff = ByteBuffer.wrap(file, 0, file.length - 1).slice();
        assertThatThrownBy(() -> HeifContents.pictureOnly(cutOff))
                .isInstanceOf(PictureRefusedException.class)
                .hasMessage("This file is damaged: the picture ends early.");
    }

    @Test
    void refusesTwoMasks() {
        TestHeif two = masked().picture("av01", PICTURE, TOLD, MASK);
        passes(two);
        refuses(two.reference("auxl", 3, 1));
    }

    @Test
    void keepsWhetherAMaskWasApplied() {
        TestHeif applied = masked().reference("prem", 1, 2);
        passes(applied);
        assertThat(text(pictureOnly(applied.file()))).contains("prem");
        assertThat(text(pictureOnly(masked().file()))).doesNotContain("prem");
    }

    private static TestHeif masked() {
        return new TestHeif()
                .picture("av01", PICTURE, TOLD)
                .picture("av01", PICTURE, TOLD, MASK)
                .reference("auxl", 2, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lying.avif", "lying.heic"})
    void refusesAPictureThatIsLargerThanItsBoxesSay(String name) {
        refuses(ByteBuffer.wrap(TestPictures.file(name)));
    }

    @Test
    void looksForTheSizeWhereverADecoderDoes() {
        byte[] twice = TestPictures.join(SMALL, LARGE, FRAME);
        byte[] padded = TestPictures.join(SMALL, new byte[1], LARGE, FRAME);
        byte[] configuration = box("av1C", TestPictures.join(new byte[4], LARGE));
        refuses(new TestHeif().picture("av01", twice, TOLD));
        refuses(new TestHeif().picture("av01", padded, TOLD));
        refuses(new TestHeif().picture("av01", PICTURE, TOLD, configuration));
        refuses(new TestHeif().pictureInPieces("av01", List.of(PICTURE, LARGE, FRAME), TOLD));
        refuses(new TestHeif().picture("av01", FRAME, TOLD));
        refuses(new TestHeif().picture("av01", PICTURE));
    }

    @Test
    void looksForTheSizeWhereverADecoderOfHevcDoes() {
        byte[] lying = TestPictures.file("lying.heic");
        byte[] honest = TestPictures.file("quarters.heic");
        byte[] large = hevcConfiguration(lying);
        byte[] mistyped = large.clone();
        mistyped[arrayOfSequences(large)] = 32;
        byte[] small = hevcConfiguration(honest);
        byte[] unit = sequenceUnit(large);
        byte[] inside = TestPictures.join(ByteBuffer.allocate(4).putInt(unit.length).array(), unit);
        passes(new TestHeif().picture("hvc1", new byte[1], TOLD, box("hvcC", small)));
        refuses(new TestHeif().picture("hvc1", new byte[1], TOLD, box("hvcC", large)));
        refuses(new TestHeif().picture("hvc1", new byte[1], TOLD, box("hvcC", mistyped)));
        refuses(new TestHeif().picture("hvc1", inside, TOLD, box("hvcC", small)));
        byte[] shortLengths = small.clone();
        shortLengths[21] &= ~3;
        refuses(new TestHeif().picture("hvc1", new byte[1], TOLD, box("hvcC", shortLengths)));
    }

    @Test
    void refusesAConfigurationThatIsLargeForItsPicture() {
        byte[] small = hevcConfiguration(TestPictures.file("quarters.heic"));
        byte[] large = Arrays.copyOf(small, 17 * 1024);
        passes(new TestHeif().picture("hvc1", new byte[1], TOLD, box("hvcC", small)));
        refuses(new TestHeif().picture("hvc1", new byte[1], TOLD, box("hvcC", large)));
    }

    @Test
    void refusesDeeperColoursThanItsBoxesSay() {
        byte[] heic = TestPictures.file("deep.heic");
        int depth = new String(heic, StandardCharsets.ISO_8859_1).indexOf("hvcC") + 4 + 17;
        assertThat(heic[depth] & 7).isEqualTo(2);
        heic[depth] &= ~7;
        heic[depth + 1] &= ~7;
        refuses(ByteBuffer.wrap(heic));
    }

    @Test
    void refusesRicherColoursThanItsBoxesSay() {
        byte[] picture = TestPictures.join(sequence("001", 64, "1"), FRAME);
        byte[] rich = {(byte) 0x81, 0x20, 0x40, 0};
        byte[] eightBits = {(byte) 0x81, 0x20, 0, 0};
        byte[] mainProfile = {(byte) 0x81, 0, 0x4C, 0};
        passes(new TestHeif().picture("av01", picture, TOLD, box("av1C", rich)));
        refuses(new TestHeif().picture("av01", picture, TOLD, box("av1C", eightBits)));
        refuses(new TestHeif().picture("av01", picture, TOLD, box("av1C", mainProfile)));
        refuses(new TestHeif().picture("av01", picture, TOLD));
    }

    @Test
    void refusesAFrameInTheConfiguration() {
        byte[] first = TestPictures.join(new byte[4], SMALL);
        byte[] withFrame = TestPictures.join(first, FRAME);
        passes(new TestHeif().picture("av01", PICTURE, TOLD, box("av1C", first)));
        refuses(new TestHeif().picture("av01", PICTURE, TOLD, box("av1C", withFrame)));
    }

    @Test
    void refusesAFrameThatDoesNotStandForItself() {
        String side = "0000000111111";
        String sequence = "0".repeat(24) + "00101" + "1100" + "1100" + side + side + "0".repeat(33);
        byte[] film = av1Sequence(sequence);
        byte keyFrame = 0b0001_0_0_00;
        byte referring = 0b0011_0_0_00;
        byte ofAnotherSize = 0b0001_0_1_00;
        passes(new TestHeif().picture("av01", TestPictures.join(film, unit(6, keyFrame)), TOLD));
        refuses(new TestHeif().picture("av01", TestPictures.join(film, unit(6, referring)), TOLD));
        refuses(
                new TestHeif()
                        .picture("av01", TestPictures.join(film, unit(3, ofAnotherSize)), TOLD));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 6, 7})
    void refusesAnimationsInAStillPicture(int type) {
        byte[] frames = SMALL;
        for (int times = 0; times < 2; times++) {
            frames = TestPictures.join(frames, new byte[] {(byte) (type << 3 | 2), 1, 0});
        }
        refuses(new TestHeif().picture("av01", frames, TOLD));
    }

    @Test
    void refusesAHevcPictureOfManyParts() {
        byte[] configuration = hevcConfiguration(TestPictures.file("quarters.heic"));
        byte[] slice = hevcUnit(19, 0);
        byte[] slices = TestPictures.join(Collections.nCopies(50, slice).toArray(byte[][]::new));
        byte[] first = hevcUnit(19, 0x80);
        byte[] many = TestPictures.join(first, slices);
        passes(hevc(configuration, first));
        passes(hevc(configuration, many));
        refuses(hevc(configuration, many, slices));
        refuses(hevc(configuration, slice));
        refuses(hevc(configuration, first, first));
    }

    /// Each may be all of it.
    @Test
    void refusesManySlicesOfALargeHevcPicture() {
        byte[] configuration = HexFormat.of().parseHex(HEVC_OF_6016_X_3968);
        byte[] first = hevcUnit(19, 0x80);
        byte[] three = TestPictures.join(first, hevcUnit(19, 0), hevcUnit(19, 0));
        byte[] four = TestPictures.join(three, hevcUnit(19, 0));
        byte[] size = size(6016, 3968);
        passes(new TestHeif().picture("hvc1", three, size, box("hvcC", configuration)));
        refuses(new TestHeif().picture("hvc1", four, size, box("hvcC", configuration)));
        passes(hevcTiles(configuration, 3, first));
        refuses(hevcTiles(configuration, 4, first));
        byte[] colourful = HexFormat.of().parseHex(HEVC_OF_ALL_COLOURS);
        passes(new TestHeif().picture("hvc1", first, size, box("hvcC", colourful)));
        refuses(new TestHeif().picture("hvc1", three, size, box("hvcC", colourful)));
    }

    /// The same one again and again.
    private static TestHeif hevcTiles(byte[] configuration, int count, byte[] tile) {
        int[] same = new int[count];
        Arrays.fill(same, 2);
        return new TestHeif()
                .pictureInABox("grid", grid(1, count, count * 6016, 3968), size(count * 6016, 3968))
                .picture("hvc1", tile, size(6016, 3968), box("hvcC", configuration))
                .reference("dimg", 1, same);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 16, 18, 21, 31})
    void refusesAHevcPictureThatRefersToOthers(int type) {
        byte[] configuration = hevcConfiguration(TestPictures.file("quarters.heic"));
        passes(hevc(configuration, hevcUnit(20, 0x80)));
        refuses(hevc(configuration, hevcUnit(type, 0x80)));
        refuses(hevc(configuration, hevcUnit(20, 0x80), hevcUnit(type, 0)));
    }

    @Test
    void refusesSeveralSetsOfParameters() {
        byte[] configuration = hevcConfiguration(TestPictures.file("quarters.heic"));
        byte[] set = sequenceUnit(configuration);
        byte[] other = set.clone();
        other[other.length - 1]++;
        byte[] length = ByteBuffer.allocate(4).putInt(set.length).array();
        byte[] picture = hevcUnit(19, 0x80);
        byte[] plain = pictureOnly(hevc(configuration, picture).file());
        TestHeif again = hevc(configuration, length, set, picture);
        assertThat(text(pictureOnly(again.file()))).isEqualTo(text(plain));
        refuses(hevc(configuration, length, other, picture));
    }

    private static TestHeif hevc(byte[] configuration, byte[]... units) {
        return new TestHeif()
                .picture("hvc1", TestPictures.join(units), TOLD, box("hvcC", configuration));
    }

    private static byte[] hevcUnit(int type, int begin) {
        return new byte[] {0, 0, 0, 4, (byte) (type << 1), 1, (byte) begin, 0};
    }

    @Test
    void refusesAPictureOfManyParts() {
        byte[] part = {0b0_0101_0_1_0, 1, 0};
        byte[] parts = TestPictures.join(Collections.nCopies(62, part).toArray(byte[][]::new));
        passes(new TestHeif().picture("av01", TestPictures.join(PICTURE, parts), TOLD));
        refuses(new TestHeif().picture("av01", TestPictures.join(PICTURE, parts, part), TOLD));
    }

    @Test
    void refusesListsOfItemsThatDecodersReadOtherwise() {
        TestHeif heif = new TestHeif().picture("av01", PICTURE, TOLD).picture("Exif", new byte[1]);
        passes(heif.reference("cdsc", 2, 1));
        byte[] file = heif.reference("cdsc", 2, 1, 1).file().array();
        int count = new String(file, StandardCharsets.ISO_8859_1).lastIndexOf("cdsc") + 7;
        assertThat(file[count]).isEqualTo((byte) 2);
        file[count] = 1;
        refuses(ByteBuffer.wrap(file));
    }

    /// Each would be looked at.
    @ParameterizedTest
    @ValueSource(strings = {"auxl", "dimg"})
    void refusesMoreReferencesThanThereAreItems(String type) {
        int[] same = new int[2_000];
        Arrays.fill(same, 1);
        TestHeif heif = new TestHeif().picture("av01", PICTURE, TOLD);
        passes(heif.reference(type, 2, same).reference(type, 3, same));
        refuses(heif.reference(type, 4, 1));
    }

    @Test
    void refusesAPictureThatIsSmallerThanItsBoxesSay() {
        refuses(new TestHeif().picture("av01", PICTURE, size(4096, 4096)));
    }

    @Test
    void refusesTheSameTurnAgain() {
        byte[] turn = box("irot", new byte[] {1});
        passes(new TestHeif().picture("av01", PICTURE, TOLD, turn));
        refuses(new TestHeif().picture("av01", PICTURE, TOLD, turn, turn));
    }

    /// Each would be looked at again and again.
    @Test
    void refusesManyPropertiesOfOneItem() {
        byte[] configuration = box("av1C", new byte[4]);
        List<byte[]> all = new ArrayList<>(List.of(TOLD, configuration));
        all.addAll(Collections.nCopies(30, box("abcd", new byte[4])));
        passes(new TestHeif().picture("av01", PICTURE, all.toArray(byte[][]::new)));
        all.add(box("abcd", new byte[4]));
        refuses(new TestHeif().picture("av01", PICTURE, all.toArray(byte[][]::new)));
        refuses(new TestHeif().picture("av01", PICTURE, TOLD, configuration, configuration));
        refuses(new TestHeif().picture("av01", PICTURE, TOLD, TOLD));
    }

    @Test
    void refusesTheSameBytesAgainAndAgain() {
        byte[] remark = TestPictures.join(new byte[] {0b0_0101_0_1_0, 0x7F}, new byte[0x7F]);
        List<byte[]> pieces = new ArrayList<>(List.of(PICTURE, remark));
        passes(new TestHeif().pictureInPieces("av01", pieces, TOLD));
        pieces.addAll(Collections.nCopies(9, remark));
        refuses(new TestHeif().pictureInPieces("av01", pieces, TOLD));
    }

    @Test
    void refusesThousandsOfItems() {
        TestHeif heif = new TestHeif().picture("av01", PICTURE, TOLD);
        for (int item = 0; item < 4_000; item++) {
            heif.nowhere("mime");
        }
        refuses(heif);
    }

    /// Numbers are unsigned to a decoder.
    @ParameterizedTest
    @ValueSource(ints = {4_001, -1})
    void refusesMoreItemsThanThereAre(int items) {
        byte[] properties = new byte[50_000];
        ByteBuffer.wrap(properties).putInt(4, items);
        assertThatThrownBy(() -> new HeifProperties(ByteBuffer.wrap(box("ipma", properties))))
                .hasMessage("too many items");
        byte longNumbers = 2;
        ByteBuffer places = ByteBuffer.allocate(50_000).put(0, longNumbers);
        places.putShort(4, (short) 0x4400).putInt(6, items);
        assertThatThrownBy(() -> HeifItem.all(ByteBuffer.allocate(6), places))
                .hasMessage("too many items");
    }

    @Test
    void refusesAGridThatIsLargerThanItsBoxesSay() {
        refuses(
                new TestHeif()
                        .pictureInABox("grid", grid(1, 1, 16_000, 16_000), TOLD)
                        .picture("av01", PICTURE, TOLD)
                        .reference("dimg", 1, 2));
    }

    @Test
    void refusesAGridOfMoreTilesThanItNeeds() {
        TestHeif heif = new TestHeif().pictureInABox("grid", grid(10, 10, 64, 64), TOLD);
        for (int tile = 2; tile < 102; tile++) {
            heif.picture("av01", PICTURE, TOLD);
        }
        refuses(heif.reference("dimg", 1, IntStream.range(2, 102).toArray()));
    }

    @Test
    void passesAGridOfTheSameTileAgainAndAgain() {
        passes(sameTile(PICTURE));
    }

    @Test
    void refusesTheSameMegabyteAgainAndAgain() {
        refuses(sameTile(TestPictures.join(PICTURE, new byte[1024 * 1024])));
    }

    private static TestHeif sameTile(byte[] tile) {
        int[] same = new int[256];
        Arrays.fill(same, 2);
        return new TestHeif()
                .pictureInABox("grid", grid(16, 16, 1024, 1024), size(1024, 1024))
                .picture("av01", tile, TOLD)
                .reference("dimg", 1, same);
    }

    @Test
    void refusesAGridOfCrumbs() {
        int[] same = new int[1600];
        Arrays.fill(same, 2);
        refuses(
                new TestHeif()
                        .pictureInABox("grid", grid(40, 40, 2560, 2560), size(2560, 2560))
                        .picture("av01", PICTURE, TOLD)
                        .reference("dimg", 1, same));
    }

    @Test
    void refusesAMaskThatIsLargerThanItsPicture() {
        refuses(
                new TestHeif()
                        .picture("av01", PICTURE, TOLD)
                        .picture("av01", TestPictures.join(LARGE, FRAME), size(4096, 4096), MASK)
                        .reference("auxl", 2, 1));
    }

    @Test
    void refusesBoxesWithoutEnd() {
        byte[] file = new TestHeif().picture("av01", PICTURE, TOLD).file().array();
        byte[] free = new byte[8 * 60_000];
        for (int at = 3; at < free.length; at += 8) {
            free[at] = 8;
        }
        refuses(ByteBuffer.wrap(TestPictures.join(file, free)));
    }

    /// What is left would be what was in memory before.
    @Test
    void refusesAGridThatItsTilesDoNotCover() {
        passes(oneTile(64, 64));
        refuses(oneTile(65, 64));
        refuses(oneTile(64, 65));
    }

    private static TestHeif oneTile(int width, int height) {
        return new TestHeif()
                .pictureInABox("grid", grid(1, 1, width, height), size(width, height))
                .picture("av01", PICTURE, TOLD)
                .reference("dimg", 1, 2);
    }

    @Test
    void refusesAGridOfTilesOfSeveralKinds() {
        byte[] deep = TestPictures.join(sequence("000", 64, "1"), FRAME);
        TestHeif two =
                new TestHeif()
                        .pictureInABox("grid", grid(1, 2, 128, 64), size(128, 64))
                        .picture("av01", deep, TOLD)
                        .picture("av01", PICTURE, TOLD)
                        .picture("av01", PICTURE, TOLD);
        refuses(two.reference("dimg", 1, 2, 3));
    }

    @Test
    void refusesAGridWithoutSomeOfItsTiles() {
        refuses(
                new TestHeif()
                        .pictureInABox("grid", grid(2, 2, 128, 128), size(128, 128))
                        .picture("av01", PICTURE, TOLD)
                        .reference("dimg", 1, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iovl", "iden", "jpeg", "xxxx"})
    void refusesPicturesThatAreMadeInAnotherWay(String type) {
        refuses(
                new TestHeif()
                        .picture(type, PICTURE, TOLD)
                        .picture("av01", PICTURE, TOLD)
                        .reference("dimg", 1, 2));
        refuses(
                new TestHeif()
                        .picture("av01", PICTURE, TOLD)
                        .picture(type, PICTURE, TOLD, MASK)
                        .reference("auxl", 2, 1));
    }

    @Test
    void refusesWhatCanBeReadInTwoWays() {
        TestHeif plain = new TestHeif().picture("av01", PICTURE, TOLD);
        refuses(plain.with(infos("av01")));
        ByteBuffer file = new TestHeif().picture("av01", PICTURE, TOLD).file();
        byte[] meta = Arrays.copyOfRange(file.array(), 24, 24 + file.getInt(24));
        refuses(ByteBuffer.wrap(TestPictures.join(file.array(), meta)));
    }

    @Test
    void refusesTwoItemsOfOneNumber() {
        byte[] file =
                new TestHeif()
                        .picture("iden", PICTURE, TOLD)
                        .picture("av01", PICTURE, TOLD)
                        .file()
                        .array();
        int second = new String(file, StandardCharsets.ISO_8859_1).lastIndexOf("infe") + 9;
        assertThat(file[second]).isEqualTo((byte) 2);
        file[second] = 1;
        refuses(ByteBuffer.wrap(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"quarters.avif", "quarters.heic"})
    void answersWhateverIsBroken(String name) {
        TestPictures.broken(TestPictures.file(name)).forEach(HeifContentsTests::answers);
    }

    private static void answers(byte[] file) {
        try {
            pictureOnly(ByteBuffer.wrap(file));
        } catch (PictureRefusedException e) {
            assertThat(e).hasMessageEndingWith(".");
        }
    }

    private static void passes(TestHeif heif) {
        passes(heif.file());
    }

    /// What is written of it passes as it is.
    private static void passes(ByteBuffer file) {
        byte[] written = pictureOnly(file);
        assertThat(pictureOnly(ByteBuffer.wrap(written))).isEqualTo(written);
    }

    private static byte[] pictureOnly(ByteBuffer file) {
        var whole = new ByteArrayOutputStream();
        for (ByteBuffer part : HeifContents.pictureOnly(file)) {
            byte[] bytes = new byte[part.remaining()];
            part.get(bytes);
            whole.writeBytes(bytes);
        }
        return whole.toByteArray();
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }

    private static void refuses(TestHeif heif) {
        refuses(heif.file());
    }

    private static void refuses(ByteBuffer file) {
        assertThatThrownBy(() -> HeifContents.pictureOnly(file))
                .isInstanceOf(PictureRefusedException.class)
                .hasMessageStartingWith("The pixels of this file cannot be read");
    }

    /// A square picture, sides in 13 bits.
    private static byte[] sequence(int side) {
        return sequence("000", side, "0");
    }

    /// The short one, without anything else that there may be.
    private static byte[] sequence(String profile, int side, String highBitDepth) {
        String length = "0".repeat(12) + Integer.toBinaryString(side - 1);
        String thirteen = length.substring(length.length() - 13);
        String bits = profile + "1100101" + "1100" + "1100" + thirteen + thirteen;
        return av1Sequence(bits + "000000" + highBitDepth + "00000");
    }

    private static byte[] av1Sequence(String bits) {
        byte[] body = new byte[bits.length() / 8];
        for (int at = 0; at < body.length; at++) {
            body[at] = (byte) Integer.parseInt(bits.substring(8 * at, 8 * at + 8), 2);
        }
        return unit(1, body);
    }

    private static byte[] unit(int type, byte... body) {
        return TestPictures.join(new byte[] {(byte) (type << 3 | 2), (byte) body.length}, body);
    }

    private static byte[] hevcConfiguration(byte[] heic) {
        int at = new String(heic, StandardCharsets.ISO_8859_1).indexOf("hvcC");
        int size = ByteBuffer.wrap(heic).getInt(at - 4);
        return Arrays.copyOfRange(heic, at + 4, at - 4 + size);
    }

    private static int arrayOfSequences(byte[] configuration) {
        ByteBuffer lists = ByteBuffer.wrap(configuration).position(LISTS + 1);
        while ((lists.get(lists.position()) & 63) != 33) {
            lists.position(lists.position() + 5 + lists.getShort(lists.position() + 3));
        }
        return lists.position();
    }

    private static byte[] sequenceUnit(byte[] configuration) {
        int at = arrayOfSequences(configuration) + 3;
        int length = ByteBuffer.wrap(configuration).getShort(at);
        return Arrays.copyOfRange(configuration, at + 2, at + 2 + length);
    }
}
