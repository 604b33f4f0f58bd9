package photoshare.email;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.springframework.jdbc.core.simple.JdbcClient;
import photoshare.db.BatchProgress;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.storage.PhotoKey;
import photoshare.storage.PhotoStore;
import photoshare.storage.RenditionSize;

/// Finished uploads, of which friends are owed a mail.
final class Uploads {

    private final People people;
    private final BatchProgress progress;
    private final JdbcClient jdbc;
    private final PhotoStore store;

    Uploads(People people, BatchProgress progress, JdbcClient jdbc, PhotoStore store) {
        this.people = people;
        this.progress = progress;
        this.jdbc = jdbc;
        this.store = store;
    }

    /// Every third photo stands upright.
    UUID finished(Person owner, int photos) throws IOException {
        UUID batch = people.batchOf(owner, photos);
        for (int i = 0; i < photos; i++) {
            UUID photo = people.photo(batch, "file-" + i);
            int width = i % 3 == 2 ? 240 : 320;
            int height = i % 3 == 2 ? 320 : 240;
            store.write(
                    new PhotoKey.Rendition(photo, RenditionSize.SMALL), picture(width, height, i));
            progress.settle(photo, People.ready(width * 10, height * 10));
        }
        progress.close(batch);
        return batch;
    }

    /// Takes the first picture out of the photo store.
    void losePicture(UUID batch) throws IOException {
        store.delete(photo(batch, 1));
    }

    byte[] pictureIn(UUID batch, int number) throws IOException {
        var key = new PhotoKey.Rendition(photo(batch, number), RenditionSize.SMALL);
        try (var in = store.open(key)) {
            return in.readAllBytes();
        }
    }

    private UUID photo(UUID batch, int number) {
        return jdbc.sql("select id from photo where batch_id = ? order by id offset ? limit 1")
                .params(batch, number - 1)
                .query(UUID.class)
                .single();
    }

    private static byte[] picture(int width, int height, int number) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var paint = image.createGraphics();
        paint.setPaint(
                new GradientPaint(
                        0,
                        0,
                        Color.getHSBColor(number * 0.15f, 0.5f, 0.95f),
                        width,
                        height,
                        Color.getHSBColor(number * 0.15f + 0.1f, 0.9f, 0.5f)));
        paint.fillRect(0, 0, width, height);
        paint.dispose();
        var jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", jpeg);
        return jpeg.toByteArray();
    }
}
