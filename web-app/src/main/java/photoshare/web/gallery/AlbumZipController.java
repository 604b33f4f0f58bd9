package photoshare.web.gallery;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import photoshare.web.security.Viewer;
import photoshare.web.system.NotFoundException;

@Controller
class AlbumZipController {

    private final AlbumLooks looks;
    private final AlbumZip zip;

    AlbumZipController(AlbumLooks looks, AlbumZip zip) {
        this.looks = looks;
        this.zip = zip;
    }

    @GetMapping("/albums/{id}/photos.zip")
    void zip(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID id,
            HttpServletResponse response)
            throws IOException {
        Look look = looks.at(id, viewer).orElseThrow(NotFoundException::new);
        zip.sendOriginals(id, look.album().title(), response);
    }
}
