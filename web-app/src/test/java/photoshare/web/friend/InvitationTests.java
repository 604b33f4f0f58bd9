package photoshare.web.friend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import photoshare.db.Account;
import photoshare.db.AccountMailKind;
import photoshare.db.AccountMails;
import photoshare.db.Accounts;
import photoshare.db.Friend;
import photoshare.db.Friendships;
import photoshare.db.Invitations;
import photoshare.db.MailAccount;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.web.Mailbox;
import photoshare.web.Site;
import photoshare.web.WebTest;

/// Ana invites somebody who has no account.
@WebTest
class InvitationTests {

    @Autowired People people;
    @Autowired Accounts accounts;
    @Autowired Friendships friendships;
    @Autowired Invitations invitations;
    @Autowired AccountMails mails;
    @Autowired Mailbox mailbox;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int port;

    private final String guest = "guest-" + UUID.randomUUID() + "@example.org";
    private Person ana;
    private Site site;
    private Site other;

    @BeforeEach
    void anaInvites() {
        ana = people.person("Ana");
        site = Site.at(port).signIn(ana.email(), "secret");
        other = Site.at(port);
        assertThat(invite(guest)).contains("is asked, by mail", "Waiting for an answer", guest);
    }

    @AfterEach
    void close() {
        site.close();
        other.close();
    }

    @Test
    void whoRegistersByTheLinkIsAFriendAtOnceAndTheAddressIsConfirmed() {
        String token = token();
        assertThat(other.get("/invite/" + token).body()).contains("Ana invites you", guest);
        assertThat(other.get("/register?invite=" + token).body())
                .contains("value=\"" + guest)
                .contains("Your invitation came here");
        assertThat(register(guest, token)).contains("My albums", "You and Ana are friends now");

        assertThat(account().confirmed()).isTrue();
        assertThat(friendships.findFriendsOf(ana.id()))
                .extracting(Friend::email)
                .containsExactly(guest);
        assertThat(mailbox.count(guest, AccountMailKind.CONFIRM)).isZero();
        assertThat(other.get("/invite/" + token).statusCode()).isEqualTo(410);
    }

    @Test
    void whoRegistersWithoutTheLinkIsAskedOnceTheAddressIsConfirmed() {
        register(guest, "");
        assertThat(invitations.findReceivedBy(account().id())).isEmpty();

        String link = "/confirm/" + mailbox.token(guest, AccountMailKind.CONFIRM);
        other.form(link, link, "");
        assertThat(friendships.findFriendsOf(ana.id())).isEmpty();
        assertThat(invitations.findReceivedBy(account().id())).hasSize(1);
        assertThat(other.get("/friends").body()).contains("Asks you", "Ana");
    }

    /// Otherwise they would see the photos that are meant for somebody else.
    @Test
    void whoMerelyClaimsTheAddressIsNotAsked() {
        register(guest, "");
        Person ben = people.person("Ben");
        try (var bens = Site.at(port).signIn(ben.email(), "secret")) {
            bens.form("/friends", "/friends", "email=" + guest.replace("@", "%40"));
        }
        assertThat(invitations.findReceivedBy(account().id())).isEmpty();
    }

    @Test
    void theLinkMayBeAnsweredWithAnyAccount() {
        Person ben = people.person("Ben");
        String link = "/invite/" + token();
        other.signIn(ben.email(), "secret");
        assertThat(other.form(link, link + "/accept", "").body())
                .contains("You and Ana are friends now");
        assertThat(friendships.findFriendsOf(ana.id()))
                .extracting(Friend::id)
                .containsExactly(ben.id());
        assertThat(invitations.findSentBy(ana.id())).isEmpty();
    }

    @Test
    void theLinkOffersNoFriendshipToWhoIsAFriendAlready() {
        Person ben = people.person("Ben");
        String link = "/invite/" + token();
        other.signIn(ben.email(), "secret");
        assertThat(other.get(link).body()).contains("Be friends with Ana");
        people.befriend(ana, ben);
        assertThat(other.get(link).body())
                .contains("You and Ana are friends already.")
                .doesNotContain("Be friends with Ana", "No, thank you");
        assertThat(invitations.findSentBy(ana.id())).hasSize(1);
    }

    @Test
    void readingTheLinkChangesNothingAndDecliningEndsIt() {
        String link = "/invite/" + token();
        other.get(link);
        assertThat(invitations.findSentBy(ana.id())).hasSize(1);
        assertThat(other.form(link, link + "/decline", "").body())
                .contains("Declined", "Whoever sent it gets no mail about it.");
        assertThat(invitations.findSentBy(ana.id())).isEmpty();
    }

    @Test
    void anAddressCanBeClosedToInvitationsOfAnybody() {
        String link = "/invite/" + token();
        other.form(link, link + "/close", "");
        assertThat(invite(guest)).contains("is asked, by mail");
        assertThat(decided())
                .isEqualTo(new AccountMails.Decision.Withhold("wants no invitations by mail"));
    }

    @Test
    void whatIsTakenBackIsNotMailed() {
        UUID id = invitations.findSentBy(ana.id()).getFirst().id();
        site.form("/friends", "/friends/invitations/%s/cancel".formatted(id), "");
        assertThat(decided()).isInstanceOf(AccountMails.Decision.Withhold.class);
    }

    @Test
    void remindsOnceAndNeverAgainEvenIfCancelledAndAskedAnew() {
        String path =
                "/friends/invitations/%s/"
                        .formatted(invitations.findSentBy(ana.id()).getFirst().id());
        assertThat(site.get("/friends").body()).contains("asked by mail", path + "remind");
        assertThat(site.form("/friends", path + "remind", "").body())
                .contains("once more", "asked and reminded by mail")
                .doesNotContain(path + "remind");
        assertThat(site.form("/friends", path + "remind", "").body()).contains("One reminder");
        site.form("/friends", path + "cancel", "");
        invite(guest);
        assertThat(mailbox.count(guest, AccountMailKind.INVITE)).isEqualTo(2);
    }

    @Test
    void tellsNobodyWhoHasAnAccount() {
        Person ben = people.person("Ben");
        assertThat(invite(ben.email()))
                .contains(ben.email() + " is asked, by mail")
                .doesNotContain("<strong>Ben</strong>");
        assertThat(mailbox.count(ben.email(), AccountMailKind.INVITE)).isOne();
    }

    @Test
    void whoHasNotConfirmedTheirOwnAddressCannotHaveMailSent() {
        register(guest, "");
        other.signIn(guest, "a few words");
        assertThat(other.form("/friends", "/friends", "email=x%40example.org").body())
                .contains("Confirm your own address first");
    }

    private AccountMails.Decision decided() {
        UUID mail =
                jdbc.sql("select id from account_mail where email = ? order by id desc limit 1")
                        .param(guest)
                        .query(UUID.class)
                        .single();
        return mails.decide(new MailAccount(mail));
    }

    private String invite(String email) {
        return site.form("/friends", "/friends", "email=" + email.replace("@", "%40")).body();
    }

    private String register(String email, String invite) {
        return other.form(
                        "/register",
                        "/register",
                        "name=Gustav&password=a+few+words&email=%s&invite=%s"
                                .formatted(email.replace("@", "%40"), invite))
                .body();
    }

    private String token() {
        return mailbox.token(guest, AccountMailKind.INVITE);
    }

    private Account account() {
        return accounts.findByEmail(guest).orElseThrow();
    }
}
