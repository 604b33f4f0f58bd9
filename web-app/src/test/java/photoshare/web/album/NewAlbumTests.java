package photoshare.web.album;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.web.Screens;
import photoshare.web.WebTest;

@WebTest
class NewAlbumTests {

    @Autowired People people;
    @LocalServerPort int port;

    /// A whole day lies between them.
    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Kiritimati", "Pacific/Pago_Pago"})
    void isProposedTheDayOfWhoMakesIt(String zone) {
        Person ana = people.person("Ana");
        var longDay = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
        try (var screens = new Screens(port)) {
            Page page = screens.pageIn(zone);
            page.navigate("/albums/new");
            page.getByLabel("E-mail").fill(ana.email());
            page.getByLabel("Password").fill("secret");
            page.locator("form[action$='/login'] button").click();
            String today = longDay.format(LocalDate.now(ZoneId.of(zone)));
            assertThat(page.getByLabel("Title")).hasValue(today);
            page.locator("form[action='/albums'] button").click();
            assertThat(page.locator("hgroup time")).hasText(today);
        }
    }
}
