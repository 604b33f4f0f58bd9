package photoshare.web.share;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import photoshare.db.AlbumProgress;
import photoshare.db.ShareLinks;
import photoshare.db.ShareLinks.OpenLink;
import photoshare.web.gallery.AlbumPage;
import photoshare.web.gallery.AlbumPages;
import photoshare.web.gallery.AlbumPages.Cut;
import photoshare.web.gallery.AlbumZip;
import photoshare.web.gallery.Tile;

/// An album for whoever has a link to it: all that belongs to it lies under the link's address.
@Controller
@RequestMapping("/s/{token}")
class SharedAlbumController {

    private final LinkDoor door;
    private final ShareLinks links;
    private final AlbumPages pages;
    private final AlbumProgress progress;
    private final AlbumZip zip;

    SharedAlbumController(
            LinkDoor door,
            ShareLinks links,
            AlbumPages pages,
            AlbumProgress progress,
            AlbumZip zip) {
        this.door = door;
        this.links = links;
        this.pages = pages;
        this.progress = progress;
        this.zip = zip;
    }

    @GetMapping
    String album(
            @PathVariable String token,
            @RequestParam Optional<UUID> after,
            @RequestParam Optional<UUID> before,
            HttpServletRequest request,
            Model model) {
        OpenLink link = door.enter(token, request);
        links.used(link.id());
        AlbumPage page = pages.at(link.albumId(), new Cut(after, before), false);
        String address = "/s/" + token;
        model.addAttribute("link", link);
        model.addAttribute("address", address);
        model.addAttribute("page", page);
        model.addAttribute("toCome", progress.of(link.albumId()).pending());
        model.addAttribute(
                "tiles",
                page.photos().stream()
                        .map(photo -> Tile.shared(photo, link.owner(), address))
                        .toList());
        return "shared-album";
    }

    /// Back to where the album shows a photo.
    @GetMapping("/{photo}/album")
    String at(@PathVariable String token, @PathVariable UUID photo, HttpServletRequest request) {
        OpenLink link = door.enter(token, request);
        return "redirect:" + pages.addressOf("/s/" + token, link.albumId(), photo, false);
    }

    @GetMapping("/photos.zip")
    void zip(@PathVariable String token, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        OpenLink link = door.enter(token, request);
        zip.sendBare(link.albumId(), link.title(), response);
    }
}
