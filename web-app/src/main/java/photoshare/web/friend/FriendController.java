package photoshare.web.friend;

import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import photoshare.db.Friendships;
import photoshare.db.Invitations;
import photoshare.web.security.Viewer;
import photoshare.web.system.Toast;

@Controller
@RequestMapping("/friends")
class FriendController {

    private static final String BACK = "redirect:/friends";

    private final FriendMaking friends;
    private final Friendships friendships;
    private final Invitations invitations;

    FriendController(FriendMaking friends, Friendships friendships, Invitations invitations) {
        this.friends = friends;
        this.friendships = friendships;
        this.invitations = invitations;
    }

    @GetMapping
    String friends(@AuthenticationPrincipal Viewer viewer, Model model) {
        model.addAttribute("received", invitations.findReceivedBy(viewer.id()));
        model.addAttribute("sent", invitations.findSentBy(viewer.id()));
        model.addAttribute("friends", friendships.findFriendsOf(viewer.id()));
        return "friends";
    }

    @PostMapping
    String invite(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam String email,
            RedirectAttributes redirect) {
        switch (friends.invite(viewer.id(), email)) {
            case InvitationOutcome.Invited(String name) ->
                    Toast.show(redirect, name + " is asked and will see it on the Friends page.");
            case InvitationOutcome.NowFriends(String name) ->
                    Toast.show(redirect, name + " had asked you too: you are friends now.");
            case InvitationOutcome.NobodyThere(String address) ->
                    refuse(redirect, email, nobodyHas(address));
            case InvitationOutcome.OwnAddress() ->
                    refuse(redirect, email, "This is your own address. Enter a friend's.");
            case InvitationOutcome.AlreadyFriends(String name) ->
                    refuse(redirect, email, "You and " + name + " are friends already.");
            case InvitationOutcome.AlreadyInvited(String name) ->
                    refuse(
                            redirect,
                            email,
                            "You have asked %s already. You can wait or cancel below."
                                    .formatted(name));
        }
        return BACK;
    }

    @PostMapping("/invitations/{id}/accept")
    String accept(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id) {
        friends.accept(id, viewer.id());
        return BACK;
    }

    @PostMapping("/invitations/{id}/decline")
    String decline(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id) {
        friends.decline(id, viewer.id());
        return BACK;
    }

    @PostMapping("/invitations/{id}/cancel")
    String cancel(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id) {
        friends.cancel(id, viewer.id());
        return BACK;
    }

    @PostMapping("/{friend}/remove")
    String remove(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID friend) {
        friends.remove(viewer.id(), friend);
        return BACK;
    }

    private static String nobodyHas(String address) {
        return address.isEmpty()
                ? "Enter the e-mail address of a friend."
                : "Nobody is registered as %s. Tell them about Photoshare and ask again."
                        .formatted(address);
    }

    private static void refuse(RedirectAttributes redirect, String email, String sentence) {
        redirect.addFlashAttribute("email", email);
        redirect.addFlashAttribute("refusal", sentence);
    }
}
