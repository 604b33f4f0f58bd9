package photoshare.web.album;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import photoshare.db.AlbumCards;
import photoshare.web.security.Viewer;

@Controller
class HomeController {

    private static final int OWN = 60;
    private static final int OF_FRIENDS = 12;

    private final AlbumCards cards;

    HomeController(AlbumCards cards) {
        this.cards = cards;
    }

    @GetMapping("/")
    String home(@AuthenticationPrincipal Viewer viewer, Model model) {
        model.addAttribute("own", cards.ownedBy(viewer.id(), OWN));
        model.addAttribute("ofFriends", cards.ofFriendsOf(viewer.id(), OF_FRIENDS));
        return "home";
    }
}
