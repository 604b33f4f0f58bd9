package photoshare.storage.picture;

import static java.util.Map.entry;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import photoshare.storage.picture.Refusal.Reason;

/// What a file is by its first bytes. Its name and what the browser claims are never asked.
sealed interface FileKind {

    /// How many bytes are looked at.
    int SNIFFED = 512;

    /// Pictures that are not accepted, by their first bytes. Most cameras write their raw files as
    /// TIFF.
    Map<String, String> UNSUPPORTED =
            Map.ofEntries(
                    entry("BM", "BMP"),
                    entry("II*\0", "TIFF/RAW"),
                    entry("MM\0*", "TIFF/RAW"),
                    entry("II+\0", "TIFF"),
                    entry("MM\0+", "TIFF"),
                    entry("FUJIFILMCCD-RAW", "RAW (RAF)"),
                    entry("IIU\0", "RAW (RW2)"),
                    entry("IIRO", "RAW (ORF)"),
                    entry("IIRS", "RAW (ORF)"),
                    entry("FOVb", "RAW (X3F)"),
                    entry("8BPS", "PSD"),
                    entry("gimp xcf", "XCF"),
                    entry("\0\0\1\0", "ICO"),
                    entry("P4\n", "PBM"),
                    entry("P5\n", "PGM"),
                    entry("P6\n", "PPM"),
                    entry("\u00ffO\u00ffQ", "JPEG 2000"),
                    entry("\0\0\0\fjP  ", "JPEG 2000"),
                    entry("\u00ff\n", "JPEG XL"),
                    entry("\0\0\0\fJXL ", "JPEG XL"));

    record Picture(PictureFormat format) implements FileKind {}

    /// Nothing that is accepted.
    record Other(Refusal why) implements FileKind {

        Other(Reason reason, Object... arguments) {
            this(Refusal.of(reason, arguments));
        }
    }

    static FileKind of(byte[] first) {
        String start = new String(first, StandardCharsets.ISO_8859_1);
        if (start.isEmpty()) {
            return new Other(Reason.EMPTY);
        } else if (start.startsWith("\u00ff\u00d8\u00ff")) {
            return new Picture(PictureFormat.JPEG);
        } else if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
            return new Picture(PictureFormat.PNG);
        } else if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
            return new Picture(PictureFormat.GIF);
        } else if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
            return new Picture(PictureFormat.WEBP);
        } else if (start.startsWith("ftyp", 4)) {
            return ofIsoMedia(start);
        } else if (start.startsWith("%PDF-")) {
            return new Other(Reason.PDF);
        } else if (start.startsWith("%!PS")) {
            return new Other(Reason.UNSUPPORTED, "EPS");
        } else if (isText(first)) {
            return ofText(start.toLowerCase(Locale.ROOT));
        }
        return UNSUPPORTED.entrySet().stream()
                .filter(format -> start.startsWith(format.getKey()))
                .findFirst()
                .map(format -> new Other(Reason.UNSUPPORTED, format.getValue()))
                .orElseGet(() -> new Other(Reason.NO_PICTURE));
    }

    /// The brands tell pictures from films (ISO/IEC 14496-12, 4.3): first the one that the file was
    /// written for, then those that it also suits.
    private static FileKind ofIsoMedia(String start) {
        int end = Math.min(start.length(), start.charAt(2) << 8 | start.charAt(3));
        for (int at = 8; at + 4 <= end; at += at == 8 ? 8 : 4) {
            switch (start.substring(at, at + 4)) {
                case "avif", "avis" -> {
                    return new Picture(PictureFormat.AVIF);
                }
                case "heic", "heix", "heim", "heis", "hevc", "hevx" -> {
                    return new Picture(PictureFormat.HEIC);
                }
                case "crx " -> {
                    return new Other(Reason.UNSUPPORTED, "RAW (CR3)");
                }
                default -> {}
            }
        }
        return new Other(Reason.FILM);
    }

    private static FileKind ofText(String start) {
        if (start.contains("<svg")) {
            return new Other(Reason.UNSUPPORTED, "SVG");
        }
        boolean webPage = start.contains("<html") || start.contains("<!doctype html");
        return new Other(webPage ? Reason.WEB_PAGE : Reason.TEXT);
    }

    /// A letter that is not a byte may be cut off at the end of what is looked at.
    private static boolean isText(byte[] first) {
        CharBuffer text = CharBuffer.allocate(first.length);
        boolean letters =
                !StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(first), text, false)
                        .isError();
        return letters && text.flip().chars().allMatch(c -> c >= ' ' || "\n\r\t".indexOf(c) >= 0);
    }
}
