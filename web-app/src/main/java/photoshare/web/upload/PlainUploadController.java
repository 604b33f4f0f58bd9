package photoshare.web.upload;

import java.io.IOException;
import java.io.InputStream;
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
import photoshare.db.BatchProgress;
import photoshare.storage.TooLargeException;
import photoshare.storage.picture.PictureRefusedException;
import photoshare.web.security.Viewer;
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
            @RequestParam List<MultipartFile> photos,
            RedirectAttributes redirect)
            throws IOException {
        own.checkAlbum(album, viewer);
        List<MultipartFile> chosen =
                photos.stream().filter(photo -> !name(photo).isEmpty()).toList();
        if (chosen.isEmpty() || chosen.size() > limits.maxFiles()) {
            Toast.warn(redirect, "Choose 1 to %d photos.".formatted(limits.maxFiles()));
        } else {
            report(receiveAll(album, chosen), chosen.size(), redirect);
        }
        return "redirect:/albums/" + album;
    }

    private List<String> receiveAll(UUID album, List<MultipartFile> files) throws IOException {
        UUID batch = UUID.randomUUID();
        var refusals = new ArrayList<String>();
        intake.open(batch, album, files.size());
        for (MultipartFile file : files) {
            try (InputStream bytes = file.getInputStream()) {
                reception.receive(
                        new IncomingPhoto(
                                batch,
                                UUID.randomUUID().toString(),
                                name(file),
                                file.getSize(),
                                bytes));
            } catch (PictureRefusedException | TooLargeException e) {
                refusals.add(name(file) + ": " + e.getMessage());
            }
        }
        progress.close(batch);
        return refusals;
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
