package photoshare.resize.engine;

import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
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
        MemorySegment bytes = original.bytes();
        SegmentAllocator memory = original.memory();
        return switch (original.header().format()) {
            case JPEG -> jpeg(new JpegFile(bytes).pixelsOnly(memory));
            case PNG -> png(new PngFile(bytes), memory);
            case WEBP -> webp(new WebpFile(bytes), memory);
            // decoders of AVIF and HEIC get no others, and that of GIF looks at nothing else
            case GIF, AVIF, HEIC -> all(bytes, null);
        };
    }

    /// A profile for grey is the only one that its decoder does not apply.
    private static DecoderInput jpeg(MemorySegment pixels) {
        return all(pixels, JpegProfile.grey(new JpegFile(pixels)));
    }

    private static DecoderInput png(PngFile file, SegmentAllocator memory) {
        return all(file.pixelsOnly(memory), file.profile());
    }

    private static DecoderInput webp(WebpFile file, SegmentAllocator memory) {
        var picture = new WebpPicture(file);
        MemorySegment pixels = picture.written(memory);
        long end = new WebpFile(pixels).end() + READ_AHEAD;
        return new DecoderInput(pixels, end, file.profile(), picture.fewColours());
    }

    private static DecoderInput all(MemorySegment bytes, @Nullable ICC_Profile profile) {
        return new DecoderInput(bytes, bytes.byteSize(), profile, null);
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
