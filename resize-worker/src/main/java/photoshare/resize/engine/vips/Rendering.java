package photoshare.resize.engine.vips;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photoshare.resize.engine.Extent;
import photoshare.resize.engine.JpegComplaint;
import photoshare.resize.engine.Original;
import photoshare.resize.engine.Rendered;
import photoshare.resize.engine.RenderingStoppedException;
import photoshare.resize.engine.Rendition;
import photoshare.resize.engine.ThumbHash;
import photoshare.storage.RenditionSize;
import photoshare.storage.picture.PictureLimits;
import photoshare.storage.picture.PictureRefusedException;
import photoshare.storage.picture.Refusal.Reason;

/// The rendering of one picture. Used once, by one thread.
final class Rendering {

    private static final Logger log = LoggerFactory.getLogger(Rendering.class);

    /// In characters: half of what there is room for.
    private static final int MOST_COMPLAINTS = 5_000;

    private final Original original;
    private final VipsImages images;
    private final PictureLimits limits;
    private final Duration patience;

    Rendering(Original original, VipsImages images, PictureLimits limits, Duration patience) {
        this.original = original;
        this.images = images;
        this.limits = limits;
        this.patience = patience;
    }

    /// @return empty if there may be another way to read the file, or if complaints fill their
    ///   place. They need not be of this picture: all threads have one place for them
    Optional<Rendered> flawless() {
        List<Strictness> attempts = Strictness.attempts(original.header().format());
        boolean only = attempts.size() == 1;
        try {
            Rendered rendered = render(Reading.of(original, attempts.getFirst()), () -> false);
            if (only || isHarmless(images.vips().errors())) {
                return Optional.of(rendered);
            }
        } catch (VipsException e) {
            log.debug("{}: {}", attempts.getFirst(), e.getMessage());
            endIfKilled();
            if (only) {
                throw new PictureRefusedException(Reason.UNREADABLE);
            }
        }
        return Optional.empty();
    }

    /// Decoders of AVIF and HEIC leave one of every picture that is whole.
    private static boolean isHarmless(String complaints) {
        return complaints.length() < MOST_COMPLAINTS
                && !JpegComplaint.saysThatPixelsAreMissing(complaints);
    }

    /// A JPEG: first with no part missing, then as far as it goes. While no other thread is at
    /// work, so that every complaint is of this picture. They are looked for also where nothing
    /// failed: the decoder looks at them before it goes on, and does not go on behind the last
    /// rows.
    Rendered asFarAsItGoes() {
        Vips vips = images.vips();
        boolean missing = false;
        for (Strictness strictness : Strictness.attempts(original.header().format())) {
            boolean damaged = missing || strictness == Strictness.NONE;
            vips.forgetErrors();
            try {
                return render(
                        Reading.of(original, strictness),
                        () -> damaged || JpegComplaint.saysThatPixelsAreMissing(vips.errors()));
            } catch (VipsException e) {
                endIfKilled();
                log.debug("{}: {}", strictness, e.getMessage());
                missing |= e.saysThatPixelsAreMissing();
                images.close();
            } finally {
                vips.forgetErrors();
            }
        }
        throw new PictureRefusedException(Reason.UNREADABLE);
    }

    private void endIfKilled() {
        if (images.isKilled()) {
            throw new RenderingStoppedException(patience);
        }
    }

    /// @param damage asked when all pixels were read
    private Rendered render(Reading reading, BooleanSupplier damage) {
        VipsImage decoded = reading.open(images);
        limits.checkSize(decoded.width(), decoded.height());
        Extent whole = reading.whole(decoded);
        List<RenditionSize> sizes =
                List.copyOf(RenditionSize.storedOf(whole.width(), whole.height())).reversed();
        VipsImage picture = upright(decoded, whole.within(sizes.getFirst().edge()));
        List<Rendition> renditions = new ArrayList<>();
        for (RenditionSize size : sizes) {
            picture = Steps.shrink(picture, whole.within(size.edge())).inMemory();
            renditions.add(
                    new Rendition(
                            size, picture.width(), picture.height(), Steps.jpeg(picture, size)));
        }
        boolean damaged = original.endsInZeros() || damage.getAsBoolean();
        return new Rendered(
                renditions,
                whole,
                damaged,
                original.header().takenAt(),
                thumbHash(picture, whole, damaged));
    }

    private VipsImage upright(VipsImage decoded, Extent target) {
        var orientation = original.header().orientation();
        VipsImage opaque = decoded.hasAlpha() ? Colours.beforeBlending(decoded).onWhite() : decoded;
        VipsImage shrunk = Steps.shrinkOriginal(opaque, target.turned(orientation));
        VipsImage srgb = Colours.toSrgb(shrunk);
        return Steps.turn(srgb, orientation);
    }

    private static byte[] thumbHash(VipsImage picture, Extent whole, boolean damaged) {
        VipsImage small = Steps.shrink(picture, whole.within(ThumbHash.EDGE)).inMemory();
        byte[] pixels = small.pixels();
        if (damaged) {
            Rendered.refuseBlank(pixels);
        }
        return ThumbHash.of(small.width(), small.height(), pixels);
    }
}
