package photoshare.storage.picture;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import photoshare.storage.picture.Refusal.Reason;

/// Pixels of a row in a lossless WebP, of which later ones may be copies (RFC 9649, 3.6).
final class KnownPixels {

    private record Neighbour(int left, int above) {

        int squared() {
            return left * left + above * above;
        }
    }

    /// The nearest ones first.
    private static final List<Neighbour> NEIGHBOURS =
            IntStream.range(0, 8)
                    .boxed()
                    .flatMap(above ->
                            IntStream.rangeClosed(-7, 8)
                                    .filter(left -> above > 0 || left > 0)
                                    .mapToObj(left -> new Neighbour(left, above)))
                    .sorted(
                            Comparator.comparingInt(Neighbour::squared)
                                    .thenComparing(neighbour -> Math.abs(neighbour.left))
                                    .thenComparing(
                                            Comparator.comparing(Neighbour::left).reversed()))
                    .toList();

    private static final int HASH = 0x1E35A7BD;

    private final int[] row;
    private final int[] recent;
    private int count;

    /// @param row to be filled. What would come behind it is left out
    /// @param recent how many may be called by a number of their own: none, or a power of two
    KnownPixels(int[] row, int recent) {
        this.row = row;
        this.recent = new int[row.length == 0 ? 0 : recent];
    }

    void add(int argb) {
        if (count == row.length) {
            return;
        }
        row[count++] = argb;
        if (recent.length > 0) {
            recent[argb * HASH >>> Integer.numberOfLeadingZeros(recent.length - 1)] = argb;
        }
    }

    void addRecent(int number) {
        if (count < row.length) {
            add(recent[number]);
        }
    }

    /// @param distance how far back, counted along the row, if it is more than there are neighbours
    void repeat(int length, int distance) {
        int back = back(distance);
        for (int i = 0; i < length && count < row.length; i++) {
            if (back > count) {
                throw new PictureRefusedException(Reason.UNREADABLE);
            }
            add(row[count - back]);
        }
    }

    private int back(int distance) {
        if (distance > NEIGHBOURS.size()) {
            return distance - NEIGHBOURS.size();
        }
        Neighbour neighbour = NEIGHBOURS.get(distance - 1);
        return Math.max(1, neighbour.left + neighbour.above * row.length);
    }
}
