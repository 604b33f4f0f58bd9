package photoshare.jobserver.engine.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import photoshare.jobserver.protocol.AdminCommand;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Priority;
import photoshare.jobserver.protocol.Request;

class PermissionsTests {

    private static final Permissions PERMISSIONS =
            Permissions.parse(
                    List.of(
                            "# the photo site",
                            "",
                            "web-*: submit resize-photo mail-*",
                            "resize-*: work resize-photo",
                            "  spiffe://site/mail : work mail-friend  ",
                            "Olga Operator: administer",
                            "*: submit ping"));

    @Test
    void readsGrantsAsTheyAreWritten() {
        assertThat(PERMISSIONS.grants())
                .containsExactly(
                        new Grant.Submit("web-*", List.of("resize-photo", "mail-*")),
                        new Grant.Work("resize-*", List.of("resize-photo")),
                        new Grant.Work("spiffe://site/mail", List.of("mail-friend")),
                        new Grant.Administer("Olga Operator"),
                        new Grant.Submit("*", List.of("ping")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "web-1 | resize-photo |",
                "web-1 | mail-friend |",
                "web-1 | ping |",
                "web-1 | reverse | web-1 may not submit \"reverse\"",
                "web | resize-photo | web may not submit \"resize-photo\"",
                "resize-1 | resize-photo | resize-1 may not submit \"resize-photo\"",
                "anonymous | ping |",
                "anonymous | resize-photo | anonymous may not submit \"resize-photo\"",
            })
    void saysWhoMaySubmitWhat(String name, String function, String refusal) {
        Rights rights = rights(name);

        assertThat(rights.refusal(submission(function))).isEqualTo(Optional.ofNullable(refusal));
        assertThat(
                        rights.refusal(
                                new Request.SubmitJobEpoch(
                                        Bytes.of(function), Bytes.EMPTY, 1, Bytes.EMPTY)))
                .isEqualTo(Optional.ofNullable(refusal));
        assertThat(
                        rights.refusal(
                                new Request.SubmitReduceJob(
                                        Bytes.of(function),
                                        Bytes.EMPTY,
                                        Bytes.EMPTY,
                                        Bytes.EMPTY,
                                        Bytes.EMPTY,
                                        true)))
                .isEqualTo(Optional.ofNullable(refusal));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "resize-1 | resize-photo |",
                "resize-1 | mail-friend | resize-1 may not work on \"mail-friend\"",
                "spiffe://site/mail | mail-friend |",
                "web-1 | resize-photo | web-1 may not work on \"resize-photo\"",
            })
    void saysWhoMayDoWhat(String name, String function, String refusal) {
        Rights rights = rights(name);

        assertThat(rights.refusal(new Request.CanDo(Bytes.of(function))))
                .isEqualTo(Optional.ofNullable(refusal));
        assertThat(
                        rights.refusal(
                                new Request.CanDoTimeout(
                                        Bytes.of(function), Duration.ofSeconds(1))))
                .isEqualTo(Optional.ofNullable(refusal));
    }

    @Test
    void anOperatorMayUseEveryCommandAndOthersMayAskForTheVersion() {
        assertThat(rights("Olga Operator").refusal(new AdminCommand.ShowJobs())).isEmpty();
        assertThat(rights("web-1").refusal(new AdminCommand.Version())).isEmpty();
        assertThat(rights("web-1").refusal(new AdminCommand.UnknownShow())).isEmpty();
        assertThat(rights("web-1").refusal(new AdminCommand.Status()))
                .contains("web-1 may not administer this server");
        assertThat(rights("web-1").refusal(new AdminCommand.DropFunction(Bytes.of("f"))))
                .isPresent();
    }

    @Test
    void whoSubmitsOrAdministersMayAskForTheStateOfJobs() {
        var request = new Request.GetStatus(Bytes.of("H:1"));
        var permissions =
                Permissions.parse(List.of("web: submit f", "ops: administer", "w: work f"));

        assertThat(permissions.of(named("web")).refusal(request)).isEmpty();
        assertThat(permissions.of(named("ops")).refusal(request)).isEmpty();
        assertThat(permissions.of(named("w")).refusal(request))
                .contains("w may not ask for the state of jobs");
        assertThat(permissions.of(named("web")).maySee(Bytes.of("f"))).isTrue();
        assertThat(permissions.of(named("web")).maySee(Bytes.of("g"))).isFalse();
        assertThat(permissions.of(named("ops")).maySee(Bytes.of("g"))).isTrue();
    }

    @Test
    void everyNameOfASubjectCounts() {
        Rights rights =
                PERMISSIONS.of(new Subject(List.of("somebody", "web-7", "spiffe://site/mail")));

        assertThat(rights.refusal(submission("resize-photo"))).isEmpty();
        assertThat(rights.refusal(new Request.CanDo(Bytes.of("mail-friend")))).isEmpty();
        assertThat(rights.refusal(submission("reverse")))
                .contains("somebody may not submit \"reverse\"");
    }

    @Test
    void withoutConfigurationEverybodyMayDoEverything() {
        assertThat(Rights.UNRESTRICTED.refusal(submission("anything"))).isEmpty();
        assertThat(Rights.UNRESTRICTED.refusal(new Request.CanDo(Bytes.EMPTY))).isEmpty();
        assertThat(Rights.UNRESTRICTED.refusal(new AdminCommand.Workers())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "web-1 submit f | \"web-1 submit f\" is no grant; accepted is a name, a colon",
                "web-1: | \"web-1:\" is no grant; accepted is a name, a colon",
                ": submit f | \": submit f\" is no grant",
                "web-1: sumbit f | \"sumbit\" cannot be granted to web-1; submit, work and administer can",
                "web-1: submit | \"web-1: submit\" names no function; * means all of them",
                "web-1: work | \"web-1: work\" names no function; * means all of them",
                "ops: administer f | \"f\" is a word too many after \"ops: administer\"",
            })
    void saysWhatIsWrongWithALine(String line, String complaint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Permissions.parse(List.of("ops: administer", line)))
                .withMessageContaining(complaint);
    }

    @Test
    void refusesToLockEverybodyOut() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Permissions.parse(List.of("# later", " ")))
                .withMessageContaining("Nothing is granted to anybody");
    }

    private static Rights rights(String name) {
        return PERMISSIONS.of(named(name));
    }

    private static Subject named(String name) {
        return new Subject(List.of(name));
    }

    private static Request submission(String function) {
        return new Request.SubmitJob(
                Bytes.of(function), Bytes.EMPTY, Bytes.EMPTY, Priority.NORMAL, true);
    }
}
