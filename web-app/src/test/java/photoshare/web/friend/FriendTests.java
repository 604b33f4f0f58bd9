package photoshare.web.friend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import photoshare.db.Accounts;
import photoshare.db.Friend;
import photoshare.db.Friendships;
import photoshare.db.Invitations;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.web.WebTest;
import photoshare.web.security.Viewer;
import photoshare.web.system.Sentence;
import photoshare.web.system.Toast;

@WebTest
class FriendTests {

    @Autowired Accounts accounts;
    @Autowired MockMvcTester web;
    @Autowired People people;
    @Autowired Friendships friendships;
    @Autowired Invitations invitations;

    private Person ana;
    private Person ben;

    @BeforeEach
    void twoPeople() {
        ana = people.person("Ana");
        ben = people.person("Ben");
    }

    @Test
    void becomeFriendsWhenTheInvitedAccepts() {
        assertThat(invite(ana, ben.email().toUpperCase())).containsKey("toast");
        post(ben, "/friends/invitations/" + received(ben) + "/accept");
        assertThat(friendships.findFriendsOf(ana.id()))
                .extracting(Friend::id)
                .containsExactly(ben.id());
        assertThat(friendships.findFriendsOf(ben.id()))
                .extracting(Friend::id)
                .containsExactly(ana.id());
        assertThat(invitations.findSentBy(ana.id())).isEmpty();
    }

    @Test
    void hearOnceThatTheInvitedAccepted() {
        invite(ana, ben.email());
        post(ben, "/friends/invitations/" + received(ben) + "/accept");
        assertThat(home(ben)).bodyText().doesNotContain("accepted your invitation");
        assertThat(home(ana)).bodyText().contains("Ben accepted your invitation");
        assertThat(home(ana)).bodyText().doesNotContain("accepted your invitation");
    }

    @Test
    void hearThatTheInvitedAskedThemToo() {
        invite(ana, ben.email());
        invite(ben, ana.email());
        assertThat(home(ben)).bodyText().doesNotContain("accepted your invitation");
        assertThat(home(ana)).bodyText().contains("Ben accepted your invitation");
    }

    @Test
    void becomeFriendsWhenBothInvite() {
        invite(ana, ben.email());
        assertThat(invite(ben, ana.email()).get("toast").toString())
                .contains("friend.invite.mutual");
        assertThat(friendships.findFriendsOf(ana.id())).hasSize(1);
        assertThat(invitations.findSentBy(ana.id())).isEmpty();
    }

    @Test
    void hearWhyAnInvitationIsNotPossible() {
        assertThat(refusal(ana, " ")).isEqualTo("friend.invite.none");
        assertThat(refusal(ana, "ben@home")).isEqualTo("friend.invite.none");
        assertThat(refusal(ana, ana.email())).isEqualTo("friend.invite.own");
        invite(ana, ben.email());
        assertThat(refusal(ana, ben.email())).isEqualTo("friend.invite.already");
        people.befriend(ana, ben);
        assertThat(refusal(ana, ben.email())).isEqualTo("friend.invite.known");
    }

    @Test
    void mayMistypeAnAddressAsOftenAsTheyLike() {
        for (int i = 0; i < 10; i++) {
            assertThat(refusal(ana, " ")).isEqualTo("friend.invite.none");
        }
        assertThat(invite(ana, ben.email())).containsKey("toast");
    }

    @Test
    void inviteOnlySoManyPeopleInAShortTime() {
        for (int i = 0; i < 8; i++) {
            assertThat(invite(ana, "friend-%d-of-%s".formatted(i, ana.email())))
                    .containsKey("toast");
        }
        assertThat(refusal(ana, ben.email())).isEqualTo("friend.invite.often");
    }

    @Test
    void mayDeclineAndCancel() {
        invite(ana, ben.email());
        post(ben, "/friends/invitations/" + received(ben) + "/decline");
        assertThat(invitations.findSentBy(ana.id())).isEmpty();
        invite(ana, ben.email());
        post(ana, "/friends/invitations/" + received(ben) + "/cancel");
        assertThat(invitations.findReceivedBy(ben.id())).isEmpty();
    }

    @Test
    void hearWhyNobodyIsReminded() {
        invite(ana, ben.email());
        UUID accepted = received(ben);
        assertThat(reminder(accepted)).isEqualTo("friend.remind.done");
        assertThat(reminder(accepted)).isEqualTo("friend.remind.enough");
        post(ben, "/friends/invitations/" + accepted + "/accept");
        assertThat(reminder(accepted)).isEqualTo("friend.invite.known");
        post(ben, "/friends/" + ana.id() + "/remove");
        assertThat(reminder(accepted)).isEqualTo("friend.remind.over");
    }

    @Test
    void cannotAnswerForOthers() {
        invite(ana, ben.email());
        Person eve = people.person("Eve");
        for (String act : new String[] {"accept", "decline", "cancel"}) {
            post(eve, "/friends/invitations/" + received(ben) + "/" + act);
        }
        post(ana, "/friends/invitations/" + received(ben) + "/accept");
        assertThat(invitations.findReceivedBy(ben.id())).hasSize(1);
        assertThat(friendships.findFriendsOf(ben.id())).isEmpty();
    }

    @Test
    void partOnBothSidesWhenOneWantsTo() {
        people.befriend(ana, ben);
        post(ben, "/friends/" + ana.id() + "/remove");
        assertThat(friendships.findFriendsOf(ana.id())).isEmpty();
        assertThat(friendships.findFriendsOf(ben.id())).isEmpty();
    }

    @Test
    void seeOnEveryPageThatSomebodyAsks() {
        invite(ana, ben.email());
        assertThat(web.get().uri("/").with(user(viewer(ben))))
                .bodyText()
                .contains("1 waiting for your answer");
        assertThat(web.get().uri("/").with(user(viewer(ana))))
                .bodyText()
                .doesNotContain("waiting for your answer");
    }

    private Map<String, Object> invite(Person who, String email) {
        return web.post()
                .uri("/friends")
                .param("email", email)
                .with(csrf())
                .with(user(viewer(who)))
                .exchange()
                .getMvcResult()
                .getFlashMap();
    }

    private String refusal(Person who, String email) {
        return ((Sentence) invite(who, email).get("refusal")).code();
    }

    private String reminder(UUID invitation) {
        var flash =
                web.post()
                        .uri("/friends/invitations/" + invitation + "/remind")
                        .param("email", ben.email())
                        .with(csrf())
                        .with(user(viewer(ana)))
                        .exchange()
                        .getMvcResult()
                        .getFlashMap();
        return ((Toast) flash.get("toast")).sentence().code();
    }

    private MvcTestResult post(Person who, String path) {
        return web.post().uri(path).with(csrf()).with(user(viewer(who))).exchange();
    }

    private MvcTestResult home(Person who) {
        return web.get().uri("/").with(user(viewer(who))).exchange();
    }

    private UUID received(Person who) {
        return invitations.findReceivedBy(who.id()).getFirst().id();
    }

    private Viewer viewer(Person person) {
        return new Viewer(accounts.findById(person.id()).orElseThrow());
    }
}
