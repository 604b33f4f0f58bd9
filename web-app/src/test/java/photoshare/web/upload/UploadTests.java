package photoshare.web.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import photoshare.db.Accounts;
import photoshare.db.BatchIntake;
import photoshare.db.BatchProgress;
import photoshare.db.Invitations;
import photoshare.db.Outbox;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.db.Photo;
import photoshare.db.Photos;
import photoshare.storage.picture.TestPictures;
import photoshare.web.Pictures.Picture;
import photoshare.web.Site;
import photoshare.web.WebTest;
import photoshare.web.security.Viewer;
import photoshare.web.system.Toast;

@WebTest
class UploadTests {

    private static final byte[] JPEG = new Picture(600, 400, 3).jpeg();
    private static final int TOO_MUCH = 25 * 1024 * 1024 + 1;

    @Autowired Accounts accounts;
    @Autowired MockMvcTester web;
    @Autowired People people;
    @Autowired Invitations invitations;
    @Autowired TransactionTemplate transactions;
    @Autowired BatchIntake intake;
    @Autowired BatchProgress progress;
    @Autowired Photos photos;
    @Autowired Outbox outbox;
    @Autowired MessageSource sentences;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int port;

    @Value("${storage.directory}")
    Path directory;

    private Person ana;
    private UUID batch;
    private UUID album;
    private List<Path> storedBefore;
    private long owedBefore;

    @BeforeEach
    void anaBeginsAnUpload() throws IOException {
        ana = people.person("Ana");
        batch = people.batchOf(ana, 3);
        album = intake.albumOf(batch).orElseThrow();
        storedBefore = stored();
        owedBefore = outbox.debt().owed();
    }

    @Test
    void keepsBytesRowAndJobOfAPhoto() throws IOException {
        assertThat(put("one", "beach.jpg", JPEG)).hasStatus(201);
        Photo photo = onlyPhoto();
        assertThat(photo.fileName()).isEqualTo("beach.jpg");
        assertThat(photo.format()).isEqualTo("image/jpeg");
        assertThat(photo.width()).isEqualTo(600);
        assertThat(photo.height()).isEqualTo(400);
        assertThat(photo.byteSize()).isEqualTo(JPEG.length);
        assertThat(stored()).hasSize(storedBefore.size() + 1);
        assertThat(outbox.debt().owed()).isEqualTo(owedBefore + 1);
    }

    /// Whether a worker can read the last two, only the worker knows.
    @ParameterizedTest
    @CsvSource({"lossy.webp, image/webp", "quarters.avif, image/avif", "quarters.heic, image/heic"})
    void takesEveryFormatThatAWorkerMayRead(String file, String mediaType) {
        assertThat(put("one", "beach", TestPictures.file(file))).hasStatus(201);
        assertThat(onlyPhoto().format()).isEqualTo(mediaType);
    }

    @Test
    void refusesAFormatThatNoWorkerReads() throws IOException {
        byte[] tiff = Arrays.copyOf("II*\0".getBytes(StandardCharsets.US_ASCII), 100);
        refuses(
                put("one", "beach.tif", tiff),
                422,
                "TIFF/RAW is not supported here yet: export as JPEG.");
    }

    @Test
    void asksForNoFormatThatAppleWouldConvertIfItWereNotAskedFor() {
        assertThat(web.get().uri("/albums/" + album).with(user(viewer(ana))))
                .bodyText()
                .contains("accept=\"image/jpeg,image/png,image/gif,image/webp,image/avif\"")
                .contains("JPEG, PNG, GIF, WebP, AVIF and HEIC, up to");
    }

    @Test
    void makesOnePhotoOfAFileSentTwice() throws IOException {
        put("one", "beach.jpg", JPEG);
        assertThat(put("one", "beach.jpg", JPEG))
                .hasStatus(200)
                .bodyJson()
                .extractingPath("photo")
                .isEqualTo(onlyPhoto().id().toString());
        assertThat(stored()).hasSize(storedBefore.size() + 1);
    }

    @Test
    void namesAPhotoThatTheAlbumHas() throws IOException {
        put("one", "beach.jpg", JPEG);
        assertThat(put("other", "copy of beach.jpg", JPEG))
                .hasStatus(200)
                .bodyJson()
                .isLenientlyEqualTo("{photo: '%s', duplicate: true}".formatted(onlyPhoto().id()));
        assertThat(stored()).hasSize(storedBefore.size() + 1);
    }

    @Test
    void tellsOnlyTheFriendsWhomTheUploaderChose() {
        Person ben = people.person("Ben");
        UUID chosen = UUID.randomUUID();
        UUID nobody = UUID.randomUUID();
        UUID everybody = UUID.randomUUID();
        assertThat(open(chosen, album, 1, "chosen=true&friend=" + ben.id())).hasStatus(201);
        assertThat(open(nobody, album, 1, "chosen=true")).hasStatus(201);
        assertThat(open(everybody, album, 1, "chosen=false")).hasStatus(201);
        assertThat(open(UUID.randomUUID(), album, 1, "chosen=true&friend=ben")).hasStatus(400);
        assertThat(audience(chosen)).contains(ben.id().toString());
        assertThat(audience(nobody)).isEqualTo("{}");
        assertThat(audience(everybody)).isEqualTo("everybody");
    }

    @Test
    void speaksOfInvitingOnlyToThoseWhoHaveNoFriend() throws IOException {
        String invite = "invite some on the Friends page";
        assertThat(albumPage()).contains(invite);
        String guest = UUID.randomUUID() + "@example.org";
        transactions.executeWithoutResult(_ -> invitations.invite(ana.id(), null, guest));
        assertThat(albumPage())
                .contains("One invitation waits for an answer")
                .doesNotContain(invite);
        Person ben = people.person("Ben");
        people.befriend(ana, ben);
        jdbc.sql("update friendship set wants_mail = false where account_id = ?")
                .param(ben.id())
                .update();
        assertThat(albumPage())
                .contains("<small>Nobody will get an e-mail.")
                .doesNotContain(invite);
    }

    @Test
    void keepsPhotosInTheOrderInWhichTheyWereChosen() {
        for (int place : new int[] {2, 0, 199, 1}) {
            byte[] jpeg = new Picture(60, 40, place).jpeg();
            assertThat(put("key-" + place, place, place + ".jpg", jpeg)).hasStatus(201);
        }
        assertThat(photos.findByAlbumIdOrderById(album))
                .extracting(Photo::fileName)
                .containsExactly("0.jpg", "1.jpg", "2.jpg", "199.jpg");
    }

    @Test
    void answersAFileThatCameBeforeEvenWhenTheUploadIsClosed() {
        put("one", "beach.jpg", JPEG);
        progress.close(batch);
        assertThat(put("one", "beach.jpg", JPEG)).hasStatus(200);
    }

    @Test
    void refusesAPhotoForAClosedUpload() throws IOException {
        progress.close(batch);
        refuses(put("late", "late.jpg", JPEG), 409, "begin a new one");
    }

    @Test
    void refusesWhatIsNoPicture() throws IOException {
        byte[] text = "hello".getBytes(StandardCharsets.UTF_8);
        refuses(put("text", "beach.jpg", text), 422, "This is a text file, not a picture");
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        refuses(put("empty", "beach.jpg", new byte[0]), 422, "This file is empty.");
        refuses(put("leer", -1, "strand.jpg", new byte[0], "de"), 422, "Diese Datei ist leer.");
    }

    @Test
    void refusesAPictureWithTooManyPixels() throws IOException {
        refuses(put("bomb", "bomb.png", pngHeader(60_000, 60_000)), 422, "megapixels");
    }

    @Test
    void refusesAFileThatAnnouncesTooMuchBeforeReadingIt() throws IOException {
        refuses(put("large", "large.jpg", new byte[TOO_MUCH]), 413, "up to 25 MB");
    }

    @Test
    void stopsReadingAFileThatAnnouncesNothingAndIsTooLarge() throws IOException {
        try (var site = Site.at(port).signIn(ana.email(), "secret")) {
            var answer =
                    site.put(
                            "/",
                            path("large", "large.jpg"),
                            BodyPublishers.ofInputStream(
                                    () -> new ByteArrayInputStream(new byte[TOO_MUCH])));
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("up to 25 MB");
        }
        leavesNothing();
    }

    @Test
    void refusesAnInventedFileKey() throws IOException {
        refuses(put("no.dots", "beach.jpg", JPEG), 422, "A file key has");
    }

    @Test
    void keepsOnlyTheNameOfAPath() {
        put("one", "C:\\fakepath\\..\\be\u0000ach.jpg", JPEG);
        assertThat(onlyPhoto().fileName()).isEqualTo("beach.jpg");
    }

    @Test
    void opensABatchOfAReasonableSizeOnly() {
        assertThat(open(UUID.randomUUID(), album, 200)).hasStatus(201);
        assertThat(open(UUID.randomUUID(), album, 201))
                .hasStatus(422)
                .bodyText()
                .contains("1 to 200 photos");
        assertThat(open(UUID.randomUUID(), album, 0)).hasStatus(422);
    }

    @Test
    void opensABatchTwiceButNotInTwoAlbums() {
        UUID id = UUID.randomUUID();
        UUID otherAlbum = intake.albumOf(people.batchOf(ana, 1)).orElseThrow();
        assertThat(open(id, album, 2)).hasStatus(201);
        assertThat(open(id, album, 2)).hasStatus(201);
        assertThat(open(id, otherAlbum, 2)).hasStatus(404);
    }

    @Test
    void takesAPlainFormFromABrowserWithoutScriptsOnceHoweverOftenItIsSent() {
        UUID batch = UUID.randomUUID();
        sendPlainForm(batch);
        sendPlainForm(batch);
        assertThat(onlyPhoto().fileName()).isEqualTo("beach.jpg");
    }

    private void sendPlainForm(UUID batch) {
        assertThat(
                        web.post()
                                .uri("/albums/" + album + "/photos")
                                .multipart()
                                .param("batch", batch.toString())
                                .file(
                                        new MockMultipartFile(
                                                "photos", "beach.jpg", "image/jpeg", JPEG))
                                .file(
                                        new MockMultipartFile(
                                                "photos",
                                                "notes.jpg",
                                                "image/jpeg",
                                                new byte[] {'h', 'i'}))
                                .with(csrf())
                                .with(user(viewer(ana))))
                .hasStatus3xxRedirection()
                .flash()
                .hasEntrySatisfying(
                        "toast",
                        toast ->
                                assertThat(sentence((Toast) toast))
                                        .contains(
                                                "1 photo uploaded.",
                                                "notes.jpg: This is a text file"));
    }

    private String sentence(Toast toast) {
        return sentences.getMessage(toast.sentence(), Locale.ENGLISH);
    }

    private void refuses(MvcTestResult result, int status, String sentence) throws IOException {
        assertThat(result)
                .hasStatus(status)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("detail")
                .asString()
                .contains(sentence);
        leavesNothing();
    }

    private void leavesNothing() throws IOException {
        assertThat(stored()).isEqualTo(storedBefore);
        assertThat(photos.findByAlbumIdOrderById(album)).isEmpty();
        assertThat(outbox.debt().owed()).isEqualTo(owedBefore);
    }

    private MvcTestResult put(String key, String name, byte[] bytes) {
        return put(key, -1, name, bytes);
    }

    private MvcTestResult put(String key, int place, String name, byte[] bytes) {
        return put(key, place, name, bytes, "en");
    }

    private MvcTestResult put(String key, int place, String name, byte[] bytes, String language) {
        return web.put()
                .uri(
                        "/albums/{album}/batches/{batch}/photos/{key}?name={name}&place={place}",
                        album,
                        batch,
                        key,
                        name,
                        place)
                .accept(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.ACCEPT_LANGUAGE, language)
                .content(bytes)
                .with(csrf())
                .with(user(viewer(ana)))
                .exchange();
    }

    private String audience(UUID batch) {
        return jdbc.sql("select coalesce(audience::text, 'everybody') from batch where id = ?")
                .param(batch)
                .query(String.class)
                .single();
    }

    private MvcTestResult open(UUID id, UUID album, int count) {
        return open(id, album, count, "");
    }

    private MvcTestResult open(UUID id, UUID album, int count, String audience) {
        return web.post()
                .uri("/albums/{album}/batches?id={id}&count={count}&" + audience, album, id, count)
                .accept(MediaType.APPLICATION_JSON)
                .with(csrf())
                .with(user(viewer(ana)))
                .exchange();
    }

    private String path(String key, String name) {
        return "/albums/%s/batches/%s/photos/%s?name=%s".formatted(album, batch, key, name);
    }

    private Photo onlyPhoto() {
        List<Photo> all = photos.findByAlbumIdOrderById(album);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private List<Path> stored() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static byte[] pngHeader(int width, int height) {
        return java.nio.ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10})
                .putInt(13)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
    }

    private String albumPage() throws IOException {
        return web.get()
                .uri("/albums/" + album)
                .with(user(viewer(ana)))
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    private Viewer viewer(Person person) {
        return new Viewer(accounts.findById(person.id()).orElseThrow());
    }
}
