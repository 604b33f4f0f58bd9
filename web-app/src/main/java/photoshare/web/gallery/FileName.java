package photoshare.web.gallery;

import org.springframework.util.StringUtils;

/// What a file is called, with its ending apart: whatever is added comes before that.
///
/// @param ending with its dot; empty if there is none
record FileName(String stem, String ending) {

    static FileName of(String whole) {
        String extension = StringUtils.getFilenameExtension(whole);
        String ending = extension == null ? "" : "." + extension;
        return new FileName(whole.substring(0, whole.length() - ending.length()), ending);
    }

    /// As every system takes it: Windows forbids more than others, and drops dots and blanks at the
    /// end.
    static FileName anywhere(String whole) {
        String allowed =
                whole.replaceAll("[<>:\"|?*/\\\\\\p{Cntrl}]", "_").replaceAll("[. ]+$", "");
        return of(allowed.isEmpty() ? "_" : allowed);
    }

    @Override
    public String toString() {
        return stem + ending;
    }
}
