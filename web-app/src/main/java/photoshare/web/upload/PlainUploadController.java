package photoshare.web.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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

/// The same upload for browsers without JavaScript: all files in one form.
@Controller
class PlainUploadController {

    private final OwnUploads own;
    private final BatchIntake intake;
    private final BatchProgress progress;
    private final PhotoReception reception;
    private final UploadProperties limits;
    private final Refusals refusals;

    PlainUploadController(
            OwnUploads own,
            BatchIntake intake,
            BatchProgress progress,
            PhotoReception reception,
            UploadProperties limits,
            Refusals refusals) {
        this.own = own;
        this.intake = intake;
        this.progress = progress;
        this.reception = reception;
        this.limits = limits;
        this.refusals = refusals;
    }

    @PostMapping("/albums/{album}/photos")
    String upload(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID album,
            @RequestParam UUID batch,
            @RequestParam List<MultipartFile> photos,
            Audience audience,
            RedirectAttributes redirect)
            throws IOException {
        own.checkAlbum(album, viewer);
        List<MultipartFile> chosen =
                photos.stream().filter(photo -> !name(photo).isEmpty()).toList();
        if (chosen.isEmpty() || chosen.size() > limits.maxFiles()) {
            Toast.warn(redirect, "upload.choose", limits.maxFiles());
        } else {
            if (!audience.open(intake, batch, album, chosen.size())) {
                throw new NotFoundException();
            }
            receiveAll(batch, chosen).show(redirect);
        }
        return "redirect:/albums/" + album;
    }

    /// The batch id comes with the form, so a form that is sent twice is one upload.
    private PlainOutcome receiveAll(UUID batch, List<MultipartFile> files) throws IOException {
        var outcome = new PlainOutcome();
        for (int i = 0; i < files.size(); i++) {
            MultipartFile file = files.get(i);
            try {
                outcome.add(receive(batch, i, file));
            } catch (PictureRefusedException e) {
                outcome.addRefusal(name(file), refusals.inWords(e.refusal()));
            } catch (TooLargeException e) {
                outcome.addRefusal(name(file), refusals.inWords(e.refusal()));
            }
        }
        progress.close(batch);
        return outcome;
    }

    private static String fileKey(int place, MultipartFile file) {
        String same = "%d %d %s".formatted(place, file.getSize(), name(file));
        return UUID.nameUUIDFromBytes(same.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private Intake receive(UUID batch, int place, MultipartFile file) throws IOException {
        try (InputStream bytes = file.getInputStream()) {
            return reception.receive(
                    new IncomingPhoto(
                            batch, fileKey(place, file), place, name(file), file.getSize(), bytes));
        }
    }

    private static String name(MultipartFile file) {
        String name = file.getOriginalFilename();
        return name == null ? "" : name;
    }
}
