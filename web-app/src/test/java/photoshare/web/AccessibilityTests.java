package photoshare.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;
import photoshare.db.AccountMailKind;
import photoshare.db.AccountMails;
import photoshare.db.BatchIntake;
import photoshare.db.OwnPhotos;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.db.ShareLinks;
import photoshare.db.ShareLinks.NewLink;
import photoshare.db.Subscriptions;
import photoshare.storage.PhotoKey;
import photoshare.storage.PhotoStore;
import photoshare.storage.picture.Refusal;
import photoshare.storage.picture.Refusal.Reason;
import photoshare.web.Pictures.Picture;

/// Every page, with its dialogs open and with its complaints: what people with another way of
/// seeing or without a mouse could not use, which words are missing in a language, and how it
/// looks. A new page is one more line in `visits()`.
@WebTest
@ActiveProfiles("demo")
@Import(Failures.class)
@TestPropertySource(properties = "app.inbox-url=http://localhost:8025")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityTests {

    private enum Visitor {
        GUEST,
        OWNER,
        FRIEND,
        NEWCOMER,
        OPERATOR
    }

    /// @param act what is done on the page before it is looked at
    private record Visit(String name, Visitor visitor, Supplier<String> path, Consumer<Page> act) {

        Visit then(String more, Consumer<Page> further) {
            return new Visit(name + "-" + more, visitor, path, act.andThen(further));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @LocalServerPort int port;
    @Autowired People people;
    @Autowired BatchIntake intake;
    @Autowired StandInWorker worker;
    @Autowired PhotoStore store;
    @Autowired OwnPhotos ownPhotos;
    @Autowired AccountMails mails;
    @Autowired Subscriptions subscriptions;
    @Autowired ShareLinks links;
    @Autowired Mailbox mailbox;
    @Autowired JdbcClient jdbc;

    private final Map<Visitor, Page> pages = new HashMap<>();
    private Screens screens;
    private Person ana;
    private Person ben;
    private UUID album;
    private UUID photo;
    private UUID failed;

    Stream<Visit> visits() {
        Visit login = visit("login", Visitor.GUEST, "/login");
        Visit register = visit("register", Visitor.GUEST, "/register");
        Visit forgot = visit("forgot", Visitor.GUEST, "/forgot");
        Visit reset = visit("reset", Visitor.GUEST, () -> link("reset", AccountMailKind.RESET));
        Visit album = visit("album", Visitor.OWNER, () -> "/albums/" + this.album);
        Visit friends = visit("friends", Visitor.OWNER, "/friends");
        Visit settings = visit("settings", Visitor.OWNER, "/settings");
        return Stream.of(
                login,
                login.then("refused", page -> signIn(page, "nobody@example.org", "guess")),
                visit("login-ended", Visitor.GUEST, "/login?ended"),
                visit("login-stale", Visitor.GUEST, "/login?undone&stale"),
                register,
                register.then("refused", AccessibilityTests::send),
                register.then("sent", AccessibilityTests::register),
                forgot,
                forgot.then("refused", AccessibilityTests::send),
                forgot.then("sent", this::forget),
                reset,
                reset.then("refused", AccessibilityTests::send),
                visit("link-gone", Visitor.GUEST, "/confirm/none"),
                visit("confirm", Visitor.GUEST, () -> link("confirm", AccountMailKind.CONFIRM)),
                visit("invite", Visitor.GUEST, this::invitation),
                visit("invite-friend", Visitor.NEWCOMER, this::invitation),
                visit("invite-declined", Visitor.GUEST, this::invitation)
                        .then(
                                "done",
                                page ->
                                        answered(
                                                page,
                                                page.locator("form[action$='/decline'] button"))),
                visit("invite-gone", Visitor.GUEST, "/invite/none"),
                visit("unsubscribe", Visitor.GUEST, this::unsubscribe),
                visit("unsubscribe", Visitor.GUEST, this::unsubscribe)
                        .then("done", AccessibilityTests::send),
                visit("unsubscribe-gone", Visitor.GUEST, this::unsubscribeFromNobody),
                visit("check-mail", Visitor.NEWCOMER, "/settings/confirmation"),
                visit("home-empty", Visitor.NEWCOMER, "/"),
                visit("friends-empty", Visitor.NEWCOMER, "/friends"),
                visit("new-album", Visitor.OWNER, "/albums/new"),
                visit("home", Visitor.OWNER, "/"),
                visit("menu", Visitor.OWNER, "/")
                        .then("open", page -> page.locator(".account summary").click()),
                album,
                visit("album-friend", Visitor.FRIEND, () -> "/albums/" + this.album),
                album.then("lightbox", page -> page.locator(".tile.ready a").first().click()),
                visit("edit-album", Visitor.OWNER, () -> "/albums/%s/edit".formatted(this.album)),
                visit("photo", Visitor.OWNER, () -> "/photos/" + photo),
                visit("photo-failed", Visitor.OWNER, () -> "/photos/" + failed),
                visit("photo-deleted", Visitor.OWNER, this::deletedPhoto),
                visit("photo-friend", Visitor.FRIEND, () -> "/photos/" + photo),
                visit("links", Visitor.OWNER, () -> "/albums/%s/links".formatted(this.album))
                        .then("made", AccessibilityTests::send),
                visit("links", Visitor.OWNER, () -> "/albums/%s/links".formatted(this.album))
                        .then("revoke", this::makeAndAskToRevoke),
                visit("shared-album", Visitor.GUEST, () -> "/s/" + shareLink(Optional.empty())),
                visit(
                        "shared-photo",
                        Visitor.GUEST,
                        () -> "/s/" + shareLink(Optional.empty()) + "/" + photo),
                visit(
                        "link-password",
                        Visitor.GUEST,
                        () -> "/s/" + shareLink(Optional.of("{noop}x"))),
                visit("shared-gone", Visitor.GUEST, "/s/none"),
                friends,
                friends.then("refused", this::inviteMyself),
                settings,
                settings.then("refused", AccessibilityTests::deleteWithoutPassword),
                visit("settings-waiting", Visitor.FRIEND, this::settingsWithAddressAsked),
                visit("notifications", Visitor.OWNER, "/settings/notifications"),
                visit("jobs", Visitor.OPERATOR, "/jobs"),
                visit("error-400", Visitor.OWNER, "/failures/400"),
                visit("error-403", Visitor.OWNER, "/jobs"),
                visit("error-404", Visitor.OWNER, "/nowhere"),
                visit("error-413", Visitor.OWNER, "/failures/413"),
                visit("error-429", Visitor.OWNER, "/failures/429"),
                visit("error-500", Visitor.OWNER, "/failures/500"));
    }

    @ParameterizedTest
    @MethodSource("visits")
    void everybodyCanUseIt(Visit visit) {
        var complaints = new ArrayList<String>();
        for (String language : List.of("en", "de")) {
            Page page = open(visit, language);
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                int width = (scheme == ColorScheme.LIGHT) == language.equals("en") ? 1280 : 390;
                Screens.look(page, scheme, width);
                String where = "%s, %s, %d px: ".formatted(language, scheme, width);
                Axe.violations(page).forEach(it -> complaints.add(where + it));
                Axe.tooWide(page).forEach(it -> complaints.add(where + it));
            }
            for (int width : List.of(320, 360)) {
                Screens.look(page, ColorScheme.LIGHT, width);
                String where = "%s, %d px: ".formatted(language, width);
                Axe.tooWide(page).forEach(it -> complaints.add(where + it));
                Axe.crowded(page).forEach(it -> complaints.add(where + it));
                Axe.cutOff(page).forEach(it -> complaints.add(where + it));
            }
            if (page.content().contains("class=\"trace\"") && !visit.name().equals("error-500")) {
                complaints.add("there is only an error page");
            }
            if (page.content().contains("??")) {
                complaints.add("a sentence is missing in " + language);
            }
            take(page, visit, language);
        }
        assertThat(complaints).isEmpty();
    }

    private static void take(Page page, Visit visit, String language) {
        if (language.equals("en")) {
            Screens.picture(page, visit.name());
        } else {
            Screens.picture(page, visit.name() + "-" + language, ColorScheme.LIGHT, 390);
        }
    }

    private Page open(Visit visit, String language) {
        Page page = pages.computeIfAbsent(visit.visitor(), this::arrive);
        BrowserContext browser = page.context();
        browser.addCookies(
                List.of(new Cookie("language", language).setUrl("http://localhost:" + port)));
        page.setViewportSize(1280, 800);
        page.navigate(visit.path().get());
        visit.act().accept(page);
        return page;
    }

    private Page arrive(Visitor visitor) {
        Page page = screens.page();
        switch (visitor) {
            case GUEST -> {}
            case OWNER -> signInFirst(page, ana.email(), "secret");
            case FRIEND -> signInFirst(page, ben.email(), "secret");
            case NEWCOMER -> signInFirst(page, newcomer().email(), "secret");
            case OPERATOR -> signInFirst(page, "ana@example.org", "photoshare");
        }
        return page;
    }

    private void makeAndAskToRevoke(Page page) {
        shareLink(Optional.empty());
        page.reload();
        answered(page, page.locator(".people a.danger").first());
    }

    private static void signInFirst(Page page, String email, String password) {
        page.navigate("/login");
        signIn(page, email, password);
    }

    private static void signIn(Page page, String email, String password) {
        page.locator("[name=email]").fill(email);
        page.locator("[name=password]").fill(password);
        answered(page, page.locator("form[action$='/login'] button"));
    }

    private static void send(Page page) {
        answered(page, page.locator("main form button").first());
    }

    /// Clicks, and waits for the next page: until it comes the one before it can still be looked
    /// at.
    private static void answered(Page page, Locator button) {
        page.evaluate("() => document.documentElement.dataset.before = ''");
        button.click();
        page.waitForFunction("() => !('before' in document.documentElement.dataset)");
        page.waitForLoadState();
    }

    private static void register(Page page) {
        page.locator("[name=name]").fill("Carla");
        page.locator("[name=email]").fill(UUID.randomUUID() + "@example.org");
        page.locator("[name=password]").fill("a few words");
        send(page);
    }

    private void forget(Page page) {
        page.locator("[name=email]").fill(UUID.randomUUID() + "@example.org");
        send(page);
        jdbc.sql("delete from rate_limit").update();
    }

    private void inviteMyself(Page page) {
        page.locator("#email").fill(ana.email());
        answered(page, page.locator("form.invite button"));
    }

    private static void deleteWithoutPassword(Page page) {
        page.onceDialog(Dialog::accept);
        answered(page, page.locator("button.danger"));
    }

    private Person newcomer() {
        Person carla = people.person("Carla");
        jdbc.sql("update account set confirmed_at = null, name = ? where id = ?")
                .params("\uD83D\uDE00 עדי <b>\u200F", carla.id())
                .update();
        return carla;
    }

    private String link(String page, AccountMailKind kind) {
        String address = "somebody-" + UUID.randomUUID() + "@example.org";
        mails.owe(kind, ana.id(), address);
        return "/%s/%s".formatted(page, mailbox.token(address, kind));
    }

    private String invitation() {
        String address = "guest-" + UUID.randomUUID() + "@example.org";
        jdbc.sql("insert into invitation (inviter_id, email) values (?, ?)")
                .params(ana.id(), address)
                .update();
        mails.owe(AccountMailKind.INVITE, ana.id(), address);
        return "/invite/" + mailbox.token(address, AccountMailKind.INVITE);
    }

    private String settingsWithAddressAsked() {
        String address = "somebody-" + UUID.randomUUID() + "@example.org";
        mails.owe(AccountMailKind.CONFIRM, ben.id(), address);
        mailbox.token(address, AccountMailKind.CONFIRM);
        return "/settings";
    }

    private String deletedPhoto() {
        UUID deleted = people.photo(people.batchOf(ana, 1), "deleted");
        ownPhotos.remove(deleted, ana.id());
        return "/photos/" + deleted;
    }

    private String shareLink(Optional<String> password) {
        var link = new NewLink(UUID.randomUUID(), album, "", Optional.empty(), password);
        return links.make(link).orElseThrow();
    }

    private String unsubscribe() {
        String token = subscriptions.link(ben.id(), ana.id());
        subscriptions.wantFriend(token, true);
        return "/unsubscribe/" + token;
    }

    private String unsubscribeFromNobody() {
        Person gone = people.person("Gone");
        String token = subscriptions.link(ben.id(), gone.id());
        jdbc.sql("delete from account where id = ?").param(gone.id()).update();
        return "/unsubscribe/" + token;
    }

    private static Visit visit(String name, Visitor visitor, String path) {
        return visit(name, visitor, () -> path);
    }

    private static Visit visit(String name, Visitor visitor, Supplier<String> path) {
        return new Visit(name, visitor, path, _ -> {});
    }

    @BeforeAll
    void anaSharesAnAlbumWithBen() throws IOException {
        screens = new Screens(port);
        ana = people.person("Ana");
        ben = people.person("Ben");
        people.befriend(ana, ben);
        for (String guest :
                List.of("dan@example.org", "a-very-long-address@photographers.example.org")) {
            jdbc.sql("insert into invitation (inviter_id, email) values (?, ?)")
                    .params(ana.id(), guest)
                    .update();
        }
        jdbc.sql("insert into invitation (inviter_id, invitee_id, email) values (?, ?, ?)")
                .params(people.person("Eve").id(), ana.id(), ana.email())
                .update();
        UUID batch = people.batchOf(ana, 6);
        album = intake.albumOf(batch).orElseThrow();
        List<UUID> photos = people.photos(batch, 6);
        photo = photos.getFirst();
        for (int i = 0; i < 3; i++) {
            var picture = new Picture(1200, 800 + 200 * i, i);
            store.write(new PhotoKey.Original(photos.get(i)), picture.jpeg());
            worker.resize(photos.get(i), picture);
        }
        worker.begin(photos.get(3));
        failed = photos.get(4);
        worker.fail(failed, Refusal.of(Reason.ENDS_EARLY));
        jdbc.sql("update photo set width = 3000, height = 4000 where id = ?")
                .param(failed)
                .update();
        mails.owe(AccountMailKind.TEST, ana.id(), ana.email());
        jdbc.sql(
                        """
                        update account_mail
                        set state = 'FAILED', reply = '550 No such mailbox', settled_at = now()
                        """)
                .update();
        mails.owe(AccountMailKind.KNOWN, ana.id(), ana.email());
    }

    @AfterAll
    void close() {
        screens.close();
    }
}
