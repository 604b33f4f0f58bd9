package photoshare.web.gallery;

import java.time.Duration;
import java.util.Optional;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import photoshare.db.Photo;
import photoshare.db.PhotoState;
import photoshare.web.system.Failure;

/// One photo in the grid.
///
/// @param page what shows it alone; its files lie below
/// @param ownerName for the description that screen readers say
/// @param own whether its owner looks at it
public record Tile(Photo photo, String page, String ownerName, boolean own) {

    private static final double NARROWEST = 0.40;
    private static final double WIDEST = 3.00;
    private static final double STEPS_PER_UNIT = 20;
    private static final int ROW_HEIGHT = 220;
    private static final int SMALL = 320;
    private static final int MEDIUM = 1024;
    private static final int LARGE = 2048;

    static Tile of(Photo photo, String ownerName, boolean own) {
        return new Tile(photo, "/photos/" + photo.id(), ownerName, own);
    }

    /// For somebody who only has a link.
    ///
    /// @param link the address of the shared album
    public static Tile shared(Photo photo, String ownerName, String link) {
        return new Tile(photo, link + "/" + photo.id(), ownerName, false);
    }

    public String id() {
        return photo.id().toString();
    }

    /// CSS class for its width to height, so that the grid needs no inline style. What failed is as
    /// wide as the words that say why.
    public String ratio() {
        int least = failed() ? photo.height() * 3 / 2 : 0;
        return ratioClass(Math.max(photo.width(), least), photo.height());
    }

    public boolean ready() {
        return photo.state() == PhotoState.READY;
    }

    public boolean failed() {
        return photo.state() == PhotoState.FAILED;
    }

    /// Whether it fails again however often it is tried.
    public boolean hopeless() {
        return failure().filter(Failure::lasting).isPresent();
    }

    public boolean working() {
        return photo.state() == PhotoState.UPLOADED && photo.attempt() > 0;
    }

    public String state() {
        return ready() ? "ready" : failed() ? "failed" : working() ? "working" : "queued";
    }

    /// What happens to it, or why nothing will, or what is wrong with it; empty when it is ready
    /// and whole.
    public Optional<DefaultMessageSourceResolvable> note() {
        return switch (photo.state()) {
            case READY ->
                    photo.damaged()
                            ? Optional.of(Phrase.of("album.tile.damaged"))
                            : Optional.empty();
            case FAILED ->
                    Optional.of(
                            failure()
                                    .map(why -> Phrase.of("album.tile.failed", why))
                                    .orElseGet(() -> Phrase.of("album.tile.failed-somehow")));
            case UPLOADED -> Optional.of(waiting());
        };
    }

    private Optional<Failure> failure() {
        return photo.failure().map(Failure::new);
    }

    private DefaultMessageSourceResolvable waiting() {
        return photo.worker()
                .map(worker -> Phrase.of("album.tile.working", worker, photo.tries()))
                .orElseGet(() -> Phrase.of("album.tile.queued", photo.attempt()));
    }

    /// Who made it ready, with what, and how long that took.
    public DefaultMessageSourceResolvable work() {
        return Phrase.of(
                photo.engine().isPresent() ? "album.photo.work" : "album.photo.work-somehow",
                photo.worker().orElse("?"),
                photo.engine().orElse(""),
                photo.workTime().orElse(Duration.ZERO).toMillis() / 1000.0,
                photo.tries());
    }

    /// What is seen until it has come.
    public Optional<String> placeholder() {
        return Placeholder.of(photo);
    }

    public String small() {
        return page + "/320.jpg";
    }

    public String large() {
        return page + "/2048.jpg";
    }

    /// Both files with the width they really have: their edge is the longer side.
    public String sources() {
        return "%1$s/320.jpg %2$dw, %1$s/1024.jpg %3$dw"
                .formatted(page, widthWithin(SMALL), widthWithin(MEDIUM));
    }

    public String width() {
        return Math.max(1, ROW_HEIGHT * photo.width() / photo.height()) + "px";
    }

    /// Of the large file, so that the page has its shape before it has come.
    public int largeWidth() {
        return widthWithin(LARGE);
    }

    public int largeHeight() {
        return within(LARGE, photo.height());
    }

    private int widthWithin(int edge) {
        return within(edge, photo.width());
    }

    private int within(int edge, int side) {
        int longSide = Math.max(photo.width(), photo.height());
        return Math.max(1, (int) ((long) side * Math.min(edge, longSide) / longSide));
    }

    static String ratioClass(int width, int height) {
        double ratio = Math.clamp((double) width / height, NARROWEST, WIDEST);
        return "r%03d".formatted(Math.round(ratio * STEPS_PER_UNIT) * 5);
    }
}
