package photoshare.web.share;

import jakarta.validation.Valid;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import photoshare.db.Album;
import photoshare.db.Albums;
import photoshare.db.ShareLinks;
import photoshare.db.ShareLinks.NewLink;
import photoshare.web.security.Viewer;
import photoshare.web.system.AppProperties;
import photoshare.web.system.NotFoundException;
import photoshare.web.system.Toast;

/// The links to an album, for its owner.
@Controller
@RequestMapping("/albums/{id}/links")
class LinkController {

    private static final String PAGE = "links";

    private final Albums albums;
    private final ShareLinks links;
    private final PasswordEncoder passwords;
    private final AppProperties app;

    LinkController(Albums albums, ShareLinks links, PasswordEncoder passwords, AppProperties app) {
        this.albums = albums;
        this.links = links;
        this.passwords = passwords;
        this.app = app;
    }

    @GetMapping
    String links(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id, Model model) {
        return page(owned(id, viewer), LinkForm.fresh(), model);
    }

    /// Answers with the page and does not redirect to it: the address must be shown now or never,
    /// and until then would have to be kept somewhere.
    @PostMapping
    String make(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") @Nullable LinkForm form,
            BindingResult errors,
            Model model) {
        Album album = owned(id, viewer);
        if (form == null) { // not from our page
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        if (errors.hasErrors()) {
            return page(album, form, model);
        }
        links.make(newLink(album, form))
                .ifPresentOrElse(
                        token -> model.addAttribute("address", app.publicUrl() + "/s/" + token),
                        () -> model.addAttribute("again", true));
        return page(album, LinkForm.fresh(), model);
    }

    @GetMapping("/{link}/revoke")
    String ask(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID id,
            @PathVariable UUID link,
            Model model) {
        Album album = owned(id, viewer);
        model.addAttribute("album", album);
        model.addAttribute(
                "link",
                links.ofAlbum(album.id()).stream()
                        .filter(made -> made.id().equals(link))
                        .findAny()
                        .orElseThrow(NotFoundException::new));
        return "revoke-link";
    }

    @PostMapping("/{link}/revoke")
    String revoke(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID id,
            @PathVariable UUID link,
            RedirectAttributes redirect) {
        links.revoke(link, owned(id, viewer).id());
        Toast.show(redirect, "share.revoked");
        return "redirect:/albums/%s/links".formatted(id);
    }

    private NewLink newLink(Album album, LinkForm form) {
        return new NewLink(
                Objects.requireNonNull(form.linkId()),
                album.id(),
                form.labelInOneLine(),
                Objects.requireNonNull(form.lasting()).duration(),
                form.chosenPassword().map(passwords::encode));
    }

    private String page(Album album, LinkForm form, Model model) {
        model.addAttribute("album", album);
        model.addAttribute("form", form);
        model.addAttribute("lastings", Lasting.values());
        model.addAttribute("links", links.ofAlbum(album.id()));
        return PAGE;
    }

    private Album owned(UUID id, Viewer viewer) {
        return albums.findOwned(id, viewer.id()).orElseThrow(NotFoundException::new);
    }
}
