package photoshare.web.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import photoshare.db.BatchIntake;
import photoshare.db.BatchIntake.Intake;
import photoshare.db.BatchProgress;
import photoshare.storage.TooLargeException;
import photoshare.storage.picture.PictureRefusedException;
import photoshare.web.security.Viewer;
import photoshare.web.system.NotFoundException;
import photoshare.web.system.Toast;
import photoshare.web.system.Words;

/// The same upload for browsers without JavaScript: all files in one form.
@Controller
class PlainUploadController {

    private final OwnUploads own;
    private final BatchIntake intake;
    private final BatchProgress progress;
    private final PhotoReception reception;
    private final UploadProperties limits;

    PlainUploadController(
            OwnUploads own,
            BatchIntake intake,
            BatchProgress progress,
            PhotoReception reception,
            UploadProperties limits) {
        this.own = own;
        this.intake = intake;
        this.progress = progress;
        this.reception = reception;
        this.limits = limits;
    }

    @PostMapping("/albums/{album}/photos")
    String upload(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID album,
            @RequestParam UUID batch,
            @RequestParam List<MultipartFile> photos,
            RedirectAttributes redirect)
            throws IOException {
        own.checkAlbum(album, viewer);
        List<MultipartFile> chosen =
                photos.stream().filter(photo -> !name(photo).isEmpty()).toList();
        if (chosen.isEmpty() || chosen.size() > limits.maxFiles()) {
            Toast.warn(redirect, "Choose 1 to %d photos.".formatted(limits.maxFiles()));
        } else {
            report(receiveAll(batch, album, chosen), chosen.size(), redirect);
        }
        return "redirect:/albums/" + album;
    }

    /// The batch id comes with the form, so a form that is sent twice is one upload.
    private List<String> receiveAll(UUID batch, UUID album, List<MultipartFile> files)
            throws IOException {
        if (!intake.open(batch, album, files.size())) {
            throw new NotFoundException();
        }
        var refusals = new ArrayList<String>();
        for (int i = 0; i < files.size(); i++) {
            MultipartFile file = files.get(i);
            try {
                receive(batch, fileKey(i, file), file);
            } catch (PictureRefusedException | TooLargeException | BatchClosedException e) {
                refusals.add(name(file) + ": " + e.getMessage());
            }
        }
        progress.close(batch);
        return refusals;
    }

    private static String fileKey(int place, MultipartFile file) {
        String same = "%d %d %s".formatted(place, file.getSize(), name(file));
        return UUID.nameUUIDFromBytes(same.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private void receive(UUID batch, String key, MultipartFile file) throws IOException {
        try (InputStream bytes = file.getInputStream()) {
            var photo = new IncomingPhoto(batch, key, name(file), file.getSize(), bytes);
            if (reception.receive(photo) instanceof Intake.NotOpen) {
                throw new BatchClosedException();
            }
        }
    }

    private static void report(List<String> refusals, int sent, RedirectAttributes redirect) {
        String uploaded = Words.count(sent - refusals.size(), "photo") + " uploaded. ";
        if (refusals.isEmpty()) {
            Toast.show(redirect, uploaded);
        } else {
            Toast.warn(redirect, uploaded + String.join(" ", refusals));
        }
    }

    private static String name(MultipartFile file) {
        String name = file.getOriginalFilename();
        return name == null ? "" : name;
    }
}
