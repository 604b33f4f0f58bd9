package photoshare.web.album;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import photoshare.db.AlbumCards;
import photoshare.db.Friendships;
import photoshare.web.security.Viewer;
import photoshare.web.system.Times;

@Controller
class HomeController {

    private static final int OWN = 60;
    private static final int OF_FRIENDS = 12;

    private final AlbumCards cards;
    private final Friendships friendships;
    private final InstantSource clock;

    HomeController(AlbumCards cards, Friendships friendships, InstantSource clock) {
        this.cards = cards;
        this.friendships = friendships;
        this.clock = clock;
    }

    @GetMapping("/")
    String home(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam Optional<UUID> after,
            @RequestParam Optional<UUID> friendsAfter,
            Model model) {
        model.addAttribute("accepted", friendships.takeNews(viewer.id()));
        var own = Shelf.of(cards.ownedBy(viewer.id(), after, OWN + 1), OWN, after);
        model.addAttribute("own", own);
        model.addAttribute(
                "ofFriends",
                Shelf.of(
                        cards.ofFriendsOf(viewer.id(), friendsAfter, OF_FRIENDS + 1),
                        OF_FRIENDS,
                        friendsAfter));
        model.addAttribute(
                "friends", own.isEmpty() ? friendships.findFriendsOf(viewer.id()) : List.of());
        model.addAttribute("today", Times.day(clock.instant()));
        return "home";
    }
}
