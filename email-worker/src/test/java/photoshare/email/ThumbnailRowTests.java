package photoshare.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import photoshare.email.ThumbnailRow.Cell;

class ThumbnailRowTests {

    @ParameterizedTest
    @CsvSource({"0,''", "1,1", "2,2", "3,3", "4,2 2", "5,3 2", "6,3 3"})
    void rowsAreAsEvenAsPossible(int thumbnails, String rows) {
        var sizes = ThumbnailRow.arrange(landscapes(thumbnails)).stream().map(this::size).toList();
        assertThat(String.join(" ", sizes)).isEqualTo(rows);
    }

    @Test
    void aRowIsAsWideAsTheMailAndAllInItAreOfOneHeight() {
        var thumbnails = List.of(of(4000, 3000), of(3000, 4000), of(6000, 2000));
        ThumbnailRow row = ThumbnailRow.arrange(thumbnails).getFirst();
        assertThat(row.width()).isBetween(599, 601);
        assertThat(row.cells()).extracting(Cell::height).containsOnly(115);
        assertThat(row.cells()).extracting(Cell::width).containsExactly(153, 86, 345);
    }

    @Test
    void nothingGrowsHigherThanIsGood() {
        ThumbnailRow row = ThumbnailRow.arrange(List.of(of(3000, 4000))).getFirst();
        assertThat(row).extracting(ThumbnailRow::width).isEqualTo(180);
        assertThat(row.cells().getFirst().height()).isEqualTo(240);
    }

    @Test
    void theSharesOfARowFillItAndNotMore() {
        ThumbnailRow row = ThumbnailRow.arrange(landscapes(3)).getFirst();
        double all =
                2 * row.percent(ThumbnailRow.GAP)
                        + row.cells().stream().mapToDouble(it -> row.percent(it.width())).sum();
        assertThat(all).isBetween(99.9, 100.0);
    }

    private String size(ThumbnailRow row) {
        return String.valueOf(row.cells().size());
    }

    private static List<Thumbnail> landscapes(int count) {
        return IntStream.range(0, count).mapToObj(_ -> of(4000, 3000)).toList();
    }

    private static Thumbnail of(int width, int height) {
        return new Thumbnail(1, new byte[0], width, height);
    }
}
