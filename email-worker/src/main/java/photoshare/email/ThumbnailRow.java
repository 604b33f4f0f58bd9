package photoshare.email;

import java.util.ArrayList;
import java.util.List;

/// Thumbnails side by side, all of the same height, as wide as the mail if they can be. Sizes are
/// written into the mail as attributes, because mail programs lay out little by themselves.
///
/// @param width of all together, in pixels
record ThumbnailRow(int width, List<Cell> cells) {

    record Cell(Thumbnail thumbnail, int width, int height) {}

    static final int GAP = 8;
    private static final int WIDEST = 600;
    private static final int HIGHEST = 240;
    private static final int MOST = 3;

    /// As even as possible: four are two and two.
    static List<ThumbnailRow> arrange(List<Thumbnail> thumbnails) {
        List<ThumbnailRow> rows = new ArrayList<>();
        int from = 0;
        for (int left = thumbnails.size(); left > 0; left = thumbnails.size() - from) {
            int rowsLeft = Math.ceilDiv(left, MOST);
            int to = from + Math.ceilDiv(left, rowsLeft);
            rows.add(of(thumbnails.subList(from, to)));
            from = to;
        }
        return rows;
    }

    private static ThumbnailRow of(List<Thumbnail> thumbnails) {
        double ratios = thumbnails.stream().mapToDouble(Thumbnail::ratio).sum();
        int gaps = GAP * (thumbnails.size() - 1);
        double height = Math.min((WIDEST - gaps) / ratios, HIGHEST);
        List<Cell> cells = thumbnails.stream().map(it -> cell(it, height)).toList();
        return new ThumbnailRow(gaps + cells.stream().mapToInt(Cell::width).sum(), cells);
    }

    private static Cell cell(Thumbnail thumbnail, double height) {
        int width = Math.max(1, (int) Math.round(thumbnail.ratio() * height));
        return new Cell(thumbnail, width, Math.max(1, (int) Math.round(height)));
    }

    /// How much of the row's width this is, so that the row also fits a narrow screen.
    public double percent(int pixels) {
        return Math.floor(10000.0 * pixels / width) / 100;
    }
}
