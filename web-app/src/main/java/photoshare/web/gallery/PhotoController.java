package photoshare.web.gallery;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import photoshare.db.Likes;
import photoshare.db.Likes.Liker;
import photoshare.db.OwnPhotos;
import photoshare.db.Photo;
import photoshare.db.Photos;
import photoshare.web.security.Viewer;
import photoshare.web.system.NotFoundException;

@Controller
class PhotoController {

    private static final int MOST_NAMES = 50;

    private final AlbumLooks looks;
    private final AlbumPages pages;
    private final Photos photos;
    private final OwnPhotos own;
    private final Likes likes;

    PhotoController(AlbumLooks looks, AlbumPages pages, Photos photos, OwnPhotos own, Likes likes) {
        this.looks = looks;
        this.pages = pages;
        this.photos = photos;
        this.own = own;
        this.likes = likes;
    }

    @GetMapping("/photos/{id}")
    String photo(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID id,
            Model model,
            HttpServletResponse response) {
        Optional<Photo> found = photos.findVisible(id, viewer.id());
        if (found.isEmpty() && own.isRestorable(id, viewer.id())) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return "photo-deleted";
        }
        Photo photo = found.orElseThrow(NotFoundException::new);
        Look look = looks.at(photo.albumId(), viewer).orElseThrow(NotFoundException::new);
        model.addAttribute("look", look);
        model.addAttribute("photo", photo);
        model.addAttribute("tile", look.tile(photo));
        model.addAttribute("fans", fans(photo, viewer));
        model.addAttribute("previous", photos.findPrevious(photo).map(look::tile));
        model.addAttribute("next", photos.findNext(photo).map(look::tile));
        return "photo";
    }

    /// Back to where the album shows it.
    @GetMapping("/photos/{id}/album")
    String album(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id) {
        Photo photo = photos.findVisible(id, viewer.id()).orElseThrow(NotFoundException::new);
        UUID album = photo.albumId();
        Look look = looks.at(album, viewer).orElseThrow(NotFoundException::new);
        return "redirect:" + pages.addressOf("/albums/" + album, album, id, look.owner());
    }

    private Fans fans(Photo photo, Viewer viewer) {
        if (photo.likes() == 0) {
            return new Fans(0, List.of(), false);
        }
        List<Liker> others =
                likes.of(photo.id(), MOST_NAMES).stream()
                        .filter(liker -> !liker.id().equals(viewer.id()))
                        .toList();
        return new Fans(photo.likes(), others, likes.has(photo.id(), viewer.id()));
    }
}
