package photoshare.storage.picture;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// What a file is by its first bytes. Its name and what the browser claims are never asked.
sealed interface FileKind {

    /// How many bytes are looked at.
    int SNIFFED = 512;

    record Picture(PictureFormat format) implements FileKind {}

    record OtherPicture(String name) implements FileKind {}

    /// @param what with its article
    record NoPicture(String what) implements FileKind {}

    record Unknown() implements FileKind {}

    record Empty() implements FileKind {}

    static FileKind of(byte[] first) {
        String start = new String(first, StandardCharsets.ISO_8859_1);
        if (start.isEmpty()) {
            return new Empty();
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
            return new OtherPicture("TIFF");
        } else if (start.startsWith("\u00ff\n") || start.startsWith("\0\0\0\fJXL ")) {
            return new OtherPicture("JPEG XL");
        } else if (start.startsWith("%PDF-")) {
            return new NoPicture("a PDF document");
        } else if (isText(start)) {
            return ofText(start.toLowerCase(Locale.ROOT));
        } else if (start.startsWith("BM")) {
            return new OtherPicture("BMP");
        }
        return new Unknown();
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
                default -> {}
            }
        }
        return new NoPicture("a film");
    }

    private static FileKind ofText(String start) {
        if (start.contains("<svg")) {
            return new OtherPicture("SVG");
        }
        return new NoPicture(start.contains("<html") ? "a web page" : "a text file");
    }

    private static boolean isText(String start) {
        return start.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t');
    }
}
