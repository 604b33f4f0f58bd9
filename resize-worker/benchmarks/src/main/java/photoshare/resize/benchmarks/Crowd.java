package photoshare.resize.benchmarks;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import photoshare.storage.picture.TestPictures;

/// What comes to a worker in its life: all the photos of the table but the largest, and files that
/// are cut off, hostile, or made for printing.
record Crowd(List<Path> files) {

    private static final int BOMB_SCANS = 694;

    static Crowd in(Path directory) throws IOException {
        var cache = new PhotoCache(directory);
        var files = new ArrayList<Path>();
        for (Photo photo : Photo.ALL) {
            if (!photo.name().equals("48mp")) {
                files.add(cache.file(photo));
            }
        }
        byte[] whole = Files.readAllBytes(files.getFirst());
        files.add(write(directory, "cut.jpg", Arrays.copyOf(whole, whole.length * 2 / 3)));
        files.add(write(directory, "bomb.jpg", TestPictures.scanBomb(6000, 8000, BOMB_SCANS)));
        files.add(write(directory, "wide.png", TestPictures.emptyPng(30_000, 30_000)));
        files.add(write(directory, "grey.jpg", TestPictures.encode(grey(), "jpeg")));
        files.add(write(directory, "cmyk.jpg", TestPictures.file("cmyk.jpg")));
        return new Crowd(List.copyOf(files));
    }

    private static BufferedImage grey() {
        return TestPictures.quarters(4000, 3000, BufferedImage.TYPE_BYTE_GRAY);
    }

    private static Path write(Path directory, String name, byte[] bytes) throws IOException {
        return Files.write(directory.resolve(name), bytes);
    }

    Path file(int i) {
        return files.get(i % files.size());
    }
}
