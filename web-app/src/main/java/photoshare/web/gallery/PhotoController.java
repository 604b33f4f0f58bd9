package photoshare.web.gallery;

import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import photoshare.db.Photo;
import photoshare.db.PhotoState;
import photoshare.db.Photos;
import photoshare.web.security.Viewer;
import photoshare.web.system.NotFoundException;

@Controller
class PhotoController {

    private final AlbumLooks looks;
    private final Photos photos;

    PhotoController(AlbumLooks looks, Photos photos) {
        this.looks = looks;
        this.photos = photos;
    }

    @GetMapping("/photos/{id}")
    String photo(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id, Model model) {
        Photo photo = photos.findVisible(id, viewer.id()).orElseThrow(NotFoundException::new);
        Look look = looks.at(photo.albumId(), viewer).orElseThrow(NotFoundException::new);
        model.addAttribute("look", look);
        model.addAttribute("photo", photo);
        model.addAttribute("tile", look.tile(photo));
        model.addAttribute("previous", before(photo).map(Photo::id));
        model.addAttribute("next", after(photo).map(Photo::id));
        return "photo";
    }

    private Optional<Photo> before(Photo photo) {
        return photos.findFirstByAlbumIdAndStateAndIdLessThanOrderByIdDesc(
                photo.albumId(), PhotoState.READY, photo.id());
    }

    private Optional<Photo> after(Photo photo) {
        return photos.findFirstByAlbumIdAndStateAndIdGreaterThanOrderById(
                photo.albumId(), PhotoState.READY, photo.id());
    }
}
