package photoshare.email;

/// A photo as it lies in a mail.
///
/// @param number counted from 1 over the whole batch
/// @param width of the picture, in pixels of any size: the ratio counts
record Thumbnail(int number, byte[] jpeg, int width, int height) {

    /// What the HTML calls it; the mail adds what makes it unique in the world.
    String name() {
        return "p" + number;
    }

    double ratio() {
        return (double) width / height;
    }
}
