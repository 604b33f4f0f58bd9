package photoshare.resize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import photoshare.storage.picture.TestPictures;

class RenderCommandTests {

    private final StringWriter said = new StringWriter();
    private final StringWriter complaints = new StringWriter();

    @TempDir Path folder;

    @Test
    void writesThreeFilesForEveryPicture() throws IOException {
        Path large = file("large.jpg", TestPictures.jpeg(3000, 2000));
        Path small = file("small.PNG", TestPictures.png(800, 600));

        assertThat(render(large, small)).isZero();

        assertThat(said.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).matches("ok 3000x2000 \\d+ ms"),
                        line -> assertThat(line).matches("ok 800x600 \\d+ ms"));
        assertThat(widths("large.jpg")).containsExactly(2048, 1024, 320);
        assertThat(widths("small.PNG")).containsExactly(800, 800, 320);
    }

    @Test
    void saysWhyItRefusesAFile() throws IOException {
        Path bomb = file("bomb.png", TestPictures.emptyPng(60_000, 60_000));
        assertThat(render(bomb)).isZero();
        assertThat(said.toString().strip())
                .isEqualTo(
                        "refused: 60000 x 60000 pixels are too many: up to 120 megapixels are accepted.");
    }

    @Test
    void saysThatAPictureIsDamaged() throws IOException {
        Path cut = file("cut.jpg", TestPictures.firstHalf(TestPictures.jpeg(1500, 1000)));
        assertThat(render(cut)).isZero();
        assertThat(said.toString().strip()).matches("ok 1500x1000 \\d+ ms, damaged");
    }

    @Test
    void goesOnAfterAFileThatCannotBeRead() throws IOException {
        Path missing = folder.resolve("missing.jpg");
        assertThat(render(missing, folder, file("good.jpg", TestPictures.jpeg(30, 20))))
                .isEqualTo(1);
        assertThat(said.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("failed: " + missing + " is not there."),
                        line ->
                                assertThat(line)
                                        .isEqualTo(
                                                "failed: " + folder + " is a folder, not a file."),
                        line -> assertThat(line).startsWith("ok 30x20"));
    }

    @Test
    void saysInOneSentenceWhatIsWrongWithTheCommand() {
        assertThat(execute("picture.jpg")).isEqualTo(2);
        assertThat(execute("--out", "x")).isEqualTo(2);
        assertThat(execute("--engine", "gimp", "--out", "x", "picture.jpg")).isEqualTo(2);
        assertThat(complaints.toString().lines())
                .hasSize(3)
                .allMatch(line -> line.endsWith(". See bin/render --help."));
    }

    @Test
    void saysThatWhereItIsToWriteIsNoFolder() throws IOException {
        Path file = file("good.jpg", TestPictures.jpeg(30, 20));
        assertThat(execute("--out", file.toString(), file.toString())).isEqualTo(1);
        assertThat(complaints.toString().lines())
                .containsExactly(file + " is a file, not a folder.");
    }

    @Test
    void doesNotBlameAPictureForAFolderInWhichItCannotWrite() throws IOException {
        Path file = file("good.jpg", TestPictures.jpeg(30, 20));
        Path inTheWay = Files.createDirectories(folder.resolve("out/good.jpg_320.jpg"));
        assertThat(render(file)).isEqualTo(1);
        assertThat(said.toString()).startsWith("failed: " + inTheWay + " cannot be written: ");
        assertThat(inTheWay.resolveSibling("good.jpg_320.jpg.unfinished")).doesNotExist();
    }

    @Test
    void letsNoPictureTakeThePlaceOfAnother() throws IOException {
        Path one = file("same.jpg", TestPictures.jpeg(30, 20));
        Path other =
                Files.copy(one, Files.createDirectory(folder.resolve("other")).resolve("same.jpg"));
        assertThat(render(one, other)).isEqualTo(2);
        assertThat(complaints.toString())
                .startsWith("%s and %s have the same name".formatted(one, other));

        Files.createDirectory(folder.resolve("out"));
        Path inPlace = Files.copy(one, folder.resolve("out/same.jpg_2048.jpg"));
        assertThat(render(one, inPlace)).isEqualTo(2);
        assertThat(complaints.toString()).contains("would replace the original " + inPlace);
    }

    @Test
    void takesAFileWhoseNameBeginsWithAnAtForAPicture() throws IOException {
        assertThat(execute("--out", folder.resolve("out").toString(), "@list")).isEqualTo(1);
        assertThat(said.toString().strip()).isEqualTo("failed: @list is not there.");
    }

    @Test
    void takesNamesInAnyScript() throws IOException {
        assertThat(render(file("фото 写真 🌄.jpg", TestPictures.jpeg(400, 300)))).isZero();
        assertThat(widths("фото 写真 🌄.jpg")).containsExactly(400, 400, 320);
    }

    private int render(Path... files) {
        var arguments = new String[files.length + 4];
        arguments[0] = "--engine";
        arguments[1] = "thumbnailator";
        arguments[2] = "--out";
        arguments[3] = folder.resolve("out").toString();
        for (int i = 0; i < files.length; i++) {
            arguments[i + 4] = files[i].toString();
        }
        return execute(arguments);
    }

    private int execute(String... arguments) {
        return new RenderCommand(new PrintWriter(said, true), new PrintWriter(complaints, true))
                .execute(arguments);
    }

    private int[] widths(String name) throws IOException {
        int[] widths = new int[3];
        int[] edges = {2048, 1024, 320};
        for (int i = 0; i < edges.length; i++) {
            Path file = folder.resolve("out").resolve(name + "_" + edges[i] + ".jpg");
            widths[i] = ImageIO.read(file.toFile()).getWidth();
        }
        return widths;
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }
}
