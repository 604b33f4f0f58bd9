package photoshare.web.system;

/// Numbers in words.
public final class Words {

    private static final double KB = 1024;
    private static final double MB = KB * KB;

    private Words() {}

    /// "1 photo", "2 photos".
    public static String count(long number, String noun) {
        return number + " " + (number == 1 ? noun : noun + "s");
    }

    /// "3.2 MB", "840 KB".
    public static String bytes(long bytes) {
        return bytes >= MB
                ? "%.1f MB".formatted(bytes / MB)
                : "%.0f KB".formatted(Math.ceil(bytes / KB));
    }
}
