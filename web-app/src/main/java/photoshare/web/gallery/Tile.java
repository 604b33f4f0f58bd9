package photoshare.web.gallery;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import photoshare.db.Photo;
import photoshare.db.PhotoState;

/// One photo in the grid.
///
/// @param ratio CSS class for its width to height, so that the grid needs no inline style
/// @param note what happens to it, or why nothing will, or what is wrong with it; empty when it is
///   ready and whole
/// @param ownerName for the description that screen readers say
/// @param own whether its owner looks at it
record Tile(Photo photo, String ratio, String note, String ownerName, boolean own) {

    private static final double NARROWEST = 0.40;
    private static final double WIDEST = 3.00;
    private static final double STEPS_PER_UNIT = 20;
    private static final int ROW_HEIGHT = 220;
    private static final int SMALL = 320;
    private static final int MEDIUM = 1024;
    private static final int LARGE = 2048;

    static Tile of(Photo photo, String ownerName, boolean own) {
        String ratio = ratioClass(photo.width(), photo.height());
        return new Tile(photo, ratio, note(photo), ownerName, own);
    }

    public UUID id() {
        return photo.id();
    }

    public boolean ready() {
        return photo.state() == PhotoState.READY;
    }

    public boolean failed() {
        return photo.state() == PhotoState.FAILED;
    }

    public boolean working() {
        return photo.state() == PhotoState.UPLOADED && photo.attempt() > 0;
    }

    public String state() {
        return ready() ? "ready" : failed() ? "failed" : working() ? "working" : "queued";
    }

    public String description() {
        return "%s, by %s".formatted(photo.fileName(), ownerName);
    }

    /// Who made it ready, with what, and how long that took.
    public String work() {
        String with = photo.engine().map(engine -> " with " + engine).orElse("");
        double seconds = photo.workTime().orElse(Duration.ZERO).toMillis() / 1000.0;
        return "processed by %s%s in %.1f s, attempt %d"
                .formatted(photo.worker().orElse("a worker"), with, seconds, photo.attempt());
    }

    /// What is seen until it has come.
    public Optional<String> placeholder() {
        return Placeholder.of(photo);
    }

    /// Both files with the width they really have: their edge is the longer side.
    public String sources() {
        return "/photos/%1$s/320.jpg %2$dw, /photos/%1$s/1024.jpg %3$dw"
                .formatted(id(), widthWithin(SMALL), widthWithin(MEDIUM));
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

    private static String note(Photo photo) {
        return switch (photo.state()) {
            case READY -> photo.damaged() ? "Damaged: a part of this picture is missing" : "";
            case FAILED -> photo.failure().orElse("It could not be prepared.");
            case UPLOADED -> waiting(photo);
        };
    }

    private static String waiting(Photo photo) {
        String who = photo.worker().map(worker -> "Resizing - " + worker).orElse("Queued");
        return photo.attempt() > 1 ? who + ", attempt " + photo.attempt() : who;
    }

    static String ratioClass(int width, int height) {
        double ratio = Math.clamp((double) width / height, NARROWEST, WIDEST);
        return "r%03d".formatted(Math.round(ratio * STEPS_PER_UNIT) * 5);
    }
}
