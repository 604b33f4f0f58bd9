package photoshare.web.share;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.WebRequest;
import photoshare.db.Photo;
import photoshare.db.PhotoState;
import photoshare.db.Photos;
import photoshare.db.ShareLinks;
import photoshare.db.ShareLinks.OpenLink;
import photoshare.web.gallery.Download;
import photoshare.web.gallery.PhotoFiles;
import photoshare.web.gallery.Tile;
import photoshare.web.system.NotFoundException;

/// One photo of an album for whoever has a link to that. Neither the page nor the file tells where
/// and when it was taken.
@Controller
@RequestMapping("/s/{token}/{photo}")
class SharedPhotoController {

    /// A browser may keep photos, but asks each time whether the link still works.
    private static final CacheControl ASK_AGAIN = CacheControl.noCache().cachePrivate();

    private final LinkDoor door;
    private final ShareLinks links;
    private final Photos photos;
    private final PhotoFiles files;

    SharedPhotoController(LinkDoor door, ShareLinks links, Photos photos, PhotoFiles files) {
        this.door = door;
        this.links = links;
        this.photos = photos;
        this.files = files;
    }

    @GetMapping
    String page(
            @PathVariable String token,
            @PathVariable UUID photo,
            HttpServletRequest request,
            Model model) {
        OpenLink link = door.enter(token, request);
        links.used(link.id());
        Photo shown = find(photo, link);
        String address = "/s/" + token;
        Function<Photo, Tile> tile = of -> Tile.shared(of, link.owner(), address);
        model.addAttribute("link", link);
        model.addAttribute("address", address);
        model.addAttribute("tile", tile.apply(shown));
        model.addAttribute("previous", photos.findPrevious(shown).map(tile));
        model.addAttribute("next", photos.findNext(shown).map(tile));
        return "shared-photo";
    }

    @GetMapping("/{edge}.jpg")
    @Nullable ResponseEntity<InputStreamResource> image(
            @PathVariable String token,
            @PathVariable UUID photo,
            @PathVariable int edge,
            HttpServletRequest request,
            WebRequest caching)
            throws IOException {
        OpenLink link = door.enter(token, request);
        return files.rendition(find(photo, link), edge, ASK_AGAIN, caching);
    }

    @GetMapping("/download")
    void download(
            @PathVariable String token,
            @PathVariable UUID photo,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        OpenLink link = door.enter(token, request);
        files.send(Download.bare(find(photo, link)), response);
    }

    private Photo find(UUID photo, OpenLink link) {
        return photos.findById(photo)
                .filter(found -> found.albumId().equals(link.albumId()))
                .filter(found -> found.state() == PhotoState.READY)
                .orElseThrow(NotFoundException::new);
    }
}
