package photoshare.web.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import photoshare.db.AccountMailKind;
import photoshare.db.Accounts;
import photoshare.db.Friend;
import photoshare.db.Friendships;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.db.Subscriptions;
import photoshare.web.Mailbox;
import photoshare.web.Site;
import photoshare.web.WebTest;
import photoshare.web.security.Viewer;

@WebTest
class NotificationTests {

    private static final String PAGE = "/settings/notifications";

    @Autowired MockMvcTester web;
    @Autowired People people;
    @Autowired Accounts accounts;
    @Autowired Friendships friendships;
    @Autowired Subscriptions subscriptions;
    @Autowired Mailbox mailbox;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int port;

    private Person ana;
    private Person ben;

    @BeforeEach
    void benIsAFriendOfAna() {
        ana = people.person("Ana");
        ben = people.person("Ben");
        people.befriend(ana, ben);
    }

    @Test
    void areWantedPerKindAndPerFriend() {
        Person carla = people.person("Carla");
        people.befriend(ben, carla);
        save("photos=true&shown=%1$s&shown=%2$s&friends=%1$s".formatted(ana.id(), carla.id()));
        assertThat(friendships.findFriendsOf(ben.id()))
                .extracting(Friend::name, Friend::wantsMail)
                .containsExactly(tuple("Ana", true), tuple("Carla", false));
        assertThat(friendships.findWhoWantMail(ana.id())).hasSize(1);
        assertThat(friendships.findWhoWantMail(carla.id())).isEmpty();
        assertThat(accounts.findById(ben.id()).orElseThrow().wantsInvitations()).isFalse();

        save("shown=%1$s&friends=%1$s".formatted(ana.id()));
        assertThat(friendships.findWhoWantMail(ana.id())).isEmpty();
    }

    @Test
    void showTheLastMailsAndWhatBecameOfThem() {
        try (var site = Site.at(port).signIn(ben.email(), "secret")) {
            assertThat(site.form(PAGE, PAGE + "/test", "").body())
                    .contains("A test is on its way to", "on its way");
            jdbc.sql("update account_mail set state = 'FAILED', reply = '550 no' where email = ?")
                    .param(ben.email())
                    .update();
            assertThat(site.get(PAGE).body())
                    .contains("A test", "refused by your mail server: 550 no");
        }
        assertThat(mailbox.count(ben.email(), AccountMailKind.TEST)).isOne();
    }

    @Test
    void canBeSentAgainWhenTheMailServerRefusedOne() {
        try (var site = Site.at(port).signIn(ben.email(), "secret");
                var anas = Site.at(port).signIn(ana.email(), "secret")) {
            assertThat(site.form(PAGE, PAGE + "/test", "").body()).doesNotContain("Send again");
            UUID mail = mailbox.newest(ben.email(), AccountMailKind.TEST);
            jdbc.sql("delete from outbox where unique_id = ?")
                    .param("account-mail:" + mail)
                    .update();
            jdbc.sql("update account_mail set state = 'FAILED' where id = ?").param(mail).update();
            String again = "mail=account-mail:" + mail;

            anas.form(PAGE, PAGE + "/again", again);
            assertThat(owed(mail)).isZero();
            assertThat(site.get(PAGE).body()).contains("Send again: A test");
            assertThat(site.form(PAGE, PAGE + "/again", again).body())
                    .contains("It is on its way once more.")
                    .doesNotContain("Send again");
            assertThat(owed(mail)).isOne();
            for (int i = 0; i < 8; i++) {
                site.form(PAGE, PAGE + "/again", again);
            }
            assertThat(site.get(PAGE).body()).doesNotContain("Send again");
            assertThat(site.form(PAGE, PAGE + "/again", again).body())
                    .contains("That was often enough");
        }
    }

    @Test
    void openingTheLinkInAMailEndsNothing() {
        String link = "/unsubscribe/" + subscriptions.link(ben.id(), ana.id());
        assertThat(web.get().uri(link))
                .hasStatusOk()
                .bodyText()
                .contains("No more mail?", ben.email());
        assertThat(friendships.findWhoWantMail(ana.id())).hasSize(1);
    }

    /// RFC 8058: no cookie, no session, no token of ours.
    @Test
    void aMailProgramEndsThemWithOnePost() {
        String link = "/unsubscribe/" + subscriptions.link(ben.id(), ana.id());
        assertThat(
                        web.post()
                                .uri(link)
                                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                                .content("List-Unsubscribe=One-Click"))
                .hasStatusOk();
        assertThat(friendships.findWhoWantMail(ana.id())).isEmpty();
        assertThat(web.post().uri(link + "/undo").param("what", "friend")).hasStatusOk();
        assertThat(friendships.findWhoWantMail(ana.id())).hasSize(1);
    }

    @Test
    void anybodysPhotosCanBeEndedAtOnceAndBegunAgain() {
        String link = "/unsubscribe/" + subscriptions.link(ben.id(), ana.id());
        assertThat(web.post().uri(link + "/all"))
                .bodyText()
                .contains("is not mailed about photos any more");
        assertThat(accounts.findById(ben.id()).orElseThrow().wantsMail()).isFalse();
        assertThat(web.post().uri(link + "/undo").param("what", "all"))
                .bodyText()
                .contains("You get mails again.");
        assertThat(web.get().uri(link)).bodyText().doesNotContain("You get mails again.");
        assertThat(accounts.findById(ben.id()).orElseThrow().wantsMail()).isTrue();
    }

    @Test
    void theLinkOutlivesWhoeverSentThePhotos() {
        String link = "/unsubscribe/" + subscriptions.link(ben.id(), ana.id());
        jdbc.sql("delete from account where id = ?").param(ana.id()).update();
        assertThat(web.get().uri(link))
                .hasStatusOk()
                .bodyText()
                .contains(ben.email() + " gets no more mail about these photos");
        assertThat(web.post().uri(link)).hasStatusOk();
        assertThat(accounts.findById(ben.id()).orElseThrow().wantsMail()).isTrue();
        assertThat(web.post().uri(link + "/all"))
                .bodyText()
                .contains("is not mailed about photos any more");
        assertThat(web.post().uri(link + "/undo").param("what", "all"))
                .bodyText()
                .contains("gets no more mail about these photos");
    }

    @Test
    void aLinkThatWasNeverSentIsNone() {
        assertThat(web.get().uri("/unsubscribe/" + UUID.randomUUID())).hasStatus(404);
        assertThat(web.post().uri("/unsubscribe/" + UUID.randomUUID())).hasStatus(404);
    }

    private int owed(UUID mail) {
        return jdbc.sql("select count(*) from outbox where unique_id = ?")
                .param("account-mail:" + mail)
                .query(Integer.class)
                .single();
    }

    private void save(String fields) {
        var viewer = new Viewer(accounts.findById(ben.id()).orElseThrow());
        assertThat(
                        web.post()
                                .uri(PAGE)
                                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                                .content(fields)
                                .with(csrf())
                                .with(user(viewer)))
                .hasStatus3xxRedirection();
    }
}
