package photoshare.web.upload;

import java.io.InputStream;
import java.util.UUID;

/// A file on its way in.
///
/// @param fileKey made by the browser: the same file sent again has the same
/// @param place in the upload, as its files were chosen, from 0; negative if the browser does not
///   say
/// @param declaredSize in bytes as the browser says, negative if it does not say
record IncomingPhoto(
        UUID batch,
        String fileKey,
        int place,
        String fileName,
        long declaredSize,
        InputStream bytes) {

    private static final int LONGEST_NAME = 200;

    IncomingPhoto {
        if (!fileKey.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new UploadRefusedException("upload.refused.key", fileKey);
        }
        fileName = tidy(fileName);
    }

    /// Without folders and invisible characters, and never too long to show.
    private static String tidy(String name) {
        String tidy =
                name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                        .replaceAll("\\p{C}", "")
                        .strip();
        if (tidy.isEmpty()) {
            return "photo";
        }
        return tidy.length() <= LONGEST_NAME
                ? tidy
                : tidy.substring(tidy.length() - LONGEST_NAME).strip();
    }
}
