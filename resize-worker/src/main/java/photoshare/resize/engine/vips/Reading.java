package photoshare.resize.engine.vips;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import photoshare.resize.engine.Extent;
import photoshare.resize.engine.GifFrame;
import photoshare.resize.engine.Original;
import photoshare.storage.RenditionSize;
import photoshare.storage.picture.PictureFormat;
import photoshare.storage.picture.PictureHeader;

/// One way to read a file.
///
/// @param file its bytes, or the bytes with what was missing
/// @param strictness what counts as failure
record Reading(PictureHeader header, MemorySegment file, Strictness strictness) {

    private static final int SEQUENTIAL = 1;
    private static final int WHITE = 4;
    private static final int[] SHRINKS = {8, 4, 2, 1};

    static Reading of(Original original, Strictness strictness) {
        return new Reading(original.header(), file(original, strictness), strictness);
    }

    private static MemorySegment file(Original original, Strictness strictness) {
        return switch (original.header().format()) {
            case JPEG ->
                    strictness == Strictness.UNTERMINATED
                            ? original.withEndMarker()
                            : original.bytes();
            case PNG -> original.withoutLongRemarks();
            case GIF, WEBP, AVIF, HEIC -> original.bytes();
        };
    }

    /// No pixel is decoded before it is asked for.
    VipsImage open(VipsImages images) {
        VipsImage decoded = VipsImage.load(images, Loaders.of(header.format()), file, options());
        return header.format() == PictureFormat.GIF ? onCanvas(decoded) : decoded;
    }

    /// Where the frame of a GIF does not reach, libvips paints black if there is no transparent
    /// colour; and it does not believe in some canvases, of 2,048 pixels or the sizes of screens.
    private VipsImage onCanvas(VipsImage decoded) {
        var frame = GifFrame.of(file);
        var drawn = new Extent(decoded.width(), decoded.height());
        var canvas =
                new Extent(
                        Math.max(drawn.width(), header.width()),
                        Math.max(drawn.height(), header.height()));
        int width = Math.min(frame.width(), drawn.width() - frame.x());
        int height = Math.min(frame.height(), drawn.height() - frame.y());
        boolean covered = width == canvas.width() && height == canvas.height();
        boolean seenThrough = decoded.hasAlpha() && drawn.equals(canvas);
        if (covered || seenThrough || width <= 0 || height <= 0) {
            return decoded;
        }
        return decoded.with("extract_area", frame.x(), frame.y(), width, height)
                .with(
                        "embed",
                        frame.x(),
                        frame.y(),
                        canvas.width(),
                        canvas.height(),
                        "extend",
                        WHITE);
    }

    /// A JPEG is decoded smaller than it is, so its header is believed; the decoder stumbles over
    /// any other size.
    Extent whole(VipsImage decoded) {
        return header.format() == PictureFormat.JPEG
                ? Extent.upright(header)
                : new Extent(decoded.width(), decoded.height()).turned(header.orientation());
    }

    private Object[] options() {
        var options = new ArrayList<Object>();
        options.addAll(List.of("access", SEQUENTIAL, "fail-on", strictness.code()));
        if (header.format() == PictureFormat.JPEG) {
            options.addAll(List.of("shrink", shrink()));
        }
        return options.toArray();
    }

    /// The decoder can leave out what the largest rendition does not need. Asked to leave nothing
    /// of a thin line, older ones end the process.
    private int shrink() {
        int longSide = Math.max(header.width(), header.height());
        int shortSide = Math.min(header.width(), header.height());
        for (int shrink : SHRINKS) {
            if (longSide / shrink >= RenditionSize.LARGE.edge() && shortSide / shrink > 0) {
                return shrink;
            }
        }
        return 1;
    }
}
