package photoshare.resize.engine;

import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.lang.foreign.MemorySegment;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/// What a decoder in Java gets of an original: nothing that it would stumble over.
///
/// @param end up to where zeros take the place of missing bytes
/// @param profile that the decoder leaves to us; null if there is none
/// @param fewColours that its pixels stand for; null if they stand for themselves
record DecoderInput(
        MemorySegment bytes,
        long end,
        @Nullable ICC_Profile profile,
        @Nullable FewColours fewColours) {

    /// How much the decoder of WebP reads at once, even behind the last byte.
    private static final int READ_AHEAD = Long.BYTES;

    static DecoderInput of(Original original) {
        MemorySegment pixels = original.pixelsOnly();
        return switch (original.header().format()) {
            case PNG -> all(pixels, new PngFile(original.bytes()).profile());
            // the only kind of profile that its decoder does not apply
            case JPEG -> all(pixels, JpegProfile.grey(new JpegFile(pixels)));
            case WEBP -> webp(pixels, new WebpFile(original.bytes()));
            case GIF, AVIF, HEIC -> all(pixels, null);
        };
    }

    private static DecoderInput all(MemorySegment bytes, @Nullable ICC_Profile profile) {
        return new DecoderInput(bytes, bytes.byteSize(), profile, null);
    }

    private static DecoderInput webp(MemorySegment pixels, WebpFile file) {
        long end = new WebpFile(pixels).end() + READ_AHEAD;
        return new DecoderInput(pixels, end, file.profile(), file.fewColours());
    }

    BufferedImage unpacked(BufferedImage pixels) {
        return fewColours == null ? pixels : fewColours.unpacked(pixels);
    }

    Extent unpacked(Extent pixels) {
        return fewColours == null ? pixels : fewColours.unpacked(pixels);
    }

    ImageInputStream open(ProcessorTime time) {
        return new OriginalStream(bytes, end, time);
    }
}
