package photoshare.web.friend;

import java.util.Optional;
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
import photoshare.web.security.Attempts;
import photoshare.web.security.Viewer;
import photoshare.web.system.Sentence;
import photoshare.web.system.Toast;

@Controller
@RequestMapping("/friends")
class FriendController {

    private static final String BACK = "redirect:/friends";
    private static final String INVITATION = "invitation";

    private final FriendMaking friends;
    private final Friendships friendships;
    private final Invitations invitations;
    private final Attempts attempts;

    FriendController(
            FriendMaking friends,
            Friendships friendships,
            Invitations invitations,
            Attempts attempts) {
        this.friends = friends;
        this.friendships = friendships;
        this.invitations = invitations;
        this.attempts = attempts;
    }

    @GetMapping
    String friends(@AuthenticationPrincipal Viewer viewer, Model model) {
        model.addAttribute("received", invitations.findReceivedBy(viewer.id()));
        model.addAttribute("sent", friends.findSentBy(viewer.id()));
        model.addAttribute("friends", friendships.findFriendsOf(viewer.id()));
        return "friends";
    }

    @PostMapping
    String invite(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam String email,
            RedirectAttributes redirect) {
        whyNot(viewer)
                .ifPresentOrElse(
                        reason -> refuse(redirect, email, reason),
                        () -> tell(invite(viewer, email), email, redirect));
        return BACK;
    }

    @PostMapping("/invitations/{id}/accept")
    String accept(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID id,
            RedirectAttributes redirect) {
        friends.accept(id, viewer.id()).ifPresent(name -> Toast.show(redirect, "friend.now", name));
        return BACK;
    }

    @PostMapping("/invitations/{id}/decline")
    String decline(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id) {
        friends.decline(id, viewer.id());
        return BACK;
    }

    @PostMapping("/invitations/{id}/remind")
    String remind(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String email,
            RedirectAttributes redirect) {
        switch (friends.remind(id, viewer.id(), email)) {
            case ReminderOutcome.Mailed() -> Toast.show(redirect, "friend.remind.done");
            case ReminderOutcome.Enough() -> Toast.warn(redirect, "friend.remind.enough");
            case ReminderOutcome.NowFriends(String name) ->
                    Toast.show(redirect, "friend.invite.known", name);
            case ReminderOutcome.Over() -> Toast.warn(redirect, "friend.remind.over");
        }
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

    @PostMapping("/{friend}/mail")
    String wantMail(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID friend,
            @RequestParam boolean wanted) {
        friends.wantMail(viewer.id(), friend, wanted);
        return BACK;
    }

    private Optional<Sentence> whyNot(Viewer viewer) {
        if (viewer.unconfirmed()) {
            return Optional.of(Sentence.of("friend.invite.unconfirmed", viewer.email()));
        }
        return attempts.mail(INVITATION, viewer)
                .map(again -> Sentence.of("friend.invite.often", attempts.minutesUntil(again)));
    }

    /// Only what may be mailed counts: who mistypes an address may try as often as it takes.
    private InvitationOutcome invite(Viewer viewer, String email) {
        InvitationOutcome outcome = friends.invite(viewer.id(), email);
        if (!(outcome instanceof InvitationOutcome.Invited)) {
            attempts.noMail(INVITATION, viewer);
        }
        return outcome;
    }

    private static void tell(InvitationOutcome outcome, String email, RedirectAttributes redirect) {
        switch (outcome) {
            case InvitationOutcome.Invited(String address) ->
                    Toast.show(redirect, "friend.invite.done", address);
            case InvitationOutcome.NowFriends(String name) ->
                    Toast.show(redirect, "friend.invite.mutual", name);
            case InvitationOutcome.NoAddress() ->
                    refuse(redirect, email, Sentence.of("friend.invite.none"));
            case InvitationOutcome.OwnAddress() ->
                    refuse(redirect, email, Sentence.of("friend.invite.own"));
            case InvitationOutcome.AlreadyFriends(String name) ->
                    refuse(redirect, email, Sentence.of("friend.invite.known", name));
            case InvitationOutcome.AlreadyInvited(String address) ->
                    refuse(redirect, email, Sentence.of("friend.invite.already", address));
        }
    }

    private static void refuse(RedirectAttributes redirect, String email, Sentence reason) {
        redirect.addFlashAttribute("email", email);
        redirect.addFlashAttribute("refusal", reason);
    }
}
