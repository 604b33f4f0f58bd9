package photoshare.storage.picture;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import photoshare.storage.picture.Refusal.Reason;

/// What a file is by its first bytes. Its name and what the browser claims are never asked.
sealed interface FileKind {

    /// How many bytes are looked at.
    int SNIFFED = 512;

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
        } else if (start.startsWith("II*\0") || start.startsWith("MM\0*")) {
            return new Other(Reason.UNSUPPORTED, "TIFF");
        } else if (start.startsWith("\u00ff\n") || start.startsWith("\0\0\0\fJXL ")) {
            return new Other(Reason.UNSUPPORTED, "JPEG XL");
        } else if (start.startsWith("%PDF-")) {
            return new Other(Reason.PDF);
        } else if (isText(start)) {
            return ofText(start.toLowerCase(Locale.ROOT));
        } else if (start.startsWith("BM")) {
            return new Other(Reason.UNSUPPORTED, "BMP");
        }
        return new Other(Reason.NO_PICTURE);
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
                    return new Other(Reason.UNSUPPORTED, "CR3");
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
        return new Other(start.contains("<html") ? Reason.WEB_PAGE : Reason.TEXT);
    }

    private static boolean isText(String start) {
        return start.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t');
    }
}
