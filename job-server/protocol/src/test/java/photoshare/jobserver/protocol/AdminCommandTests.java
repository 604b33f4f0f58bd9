package photoshare.jobserver.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AdminCommandTests {

    private static final Bytes F = Bytes.of("resize");

    @Test
    void knowsEveryCommand() {
        Map.ofEntries(
                        Map.entry("status", new AdminCommand.Status()),
                        Map.entry("prioritystatus", new AdminCommand.PriorityStatus()),
                        Map.entry("workers", new AdminCommand.Workers()),
                        Map.entry("version", new AdminCommand.Version()),
                        Map.entry("verbose", new AdminCommand.Verbose()),
                        Map.entry("getpid", new AdminCommand.GetPid()),
                        Map.entry("show jobs", new AdminCommand.ShowJobs()),
                        Map.entry("show unique jobs", new AdminCommand.ShowUniqueJobs()),
                        Map.entry(
                                "cancel job H:lap:1",
                                new AdminCommand.CancelJob(Bytes.of("H:lap:1"))),
                        Map.entry("create function resize", new AdminCommand.CreateFunction(F)),
                        Map.entry("drop function resize", new AdminCommand.DropFunction(F)))
                .forEach((line, command) -> assertThat(parse(line)).isEqualTo(command));
    }

    @Test
    void readsWordsInAnyLetterCaseAndNamesAsTheyAre() {
        assertThat(parse("Show UNIQUE Jobs")).isEqualTo(new AdminCommand.ShowUniqueJobs());
        assertThat(parse("CREATE Function Resize"))
                .isEqualTo(new AdminCommand.CreateFunction(Bytes.of("Resize")));
        Bytes name = Bytes.copyOf(new byte[] {(byte) 0xff, (byte) 0xfe});
        Bytes line = Bytes.copyOf(new byte[] {'m', 'a', 'x', 'q', 'u', 'e', 'u', 'e', ' ', -1, -2});
        assertThat(AdminCommand.parse(line)).isEqualTo(new AdminCommand.MaxQueue(name, 0, 0, 0));
    }

    @Test
    void passesOverWordsTooManyAndSpacesTooMany() {
        assertThat(parse("status  of  everything")).isEqualTo(new AdminCommand.Status());
        assertThat(parse("create  function resize ")).isEqualTo(new AdminCommand.CreateFunction(F));
    }

    @Test
    void readsTheLimitsOfAQueue() {
        assertThat(parse("maxqueue resize")).isEqualTo(limits(0, 0, 0));
        assertThat(parse("maxqueue resize 7")).isEqualTo(limits(7, 7, 7));
        assertThat(parse("maxqueue resize 7 8")).isEqualTo(limits(7, 8, 0));
        assertThat(parse("maxqueue resize 7 8 9")).isEqualTo(limits(7, 8, 9));
        assertThat(parse("maxqueue resize -1 many 99999999999"))
                .isEqualTo(limits(0, 0, Integer.MAX_VALUE));
    }

    @Test
    void tellsMistakesApart() {
        assertThat(parse("status 1 2 3 4 5")).isEqualTo(new AdminCommand.TooManyWords());
        assertThat(parse("show everything")).isEqualTo(new AdminCommand.UnknownShow());
        assertThat(parse("show unique")).isEqualTo(new AdminCommand.UnknownShow());
        assertThat(parse("show jobs now")).isEqualTo(new AdminCommand.UnknownShow());
        assertThat(parse("cancel jobs all")).isEqualTo(new AdminCommand.UnknownCancel());
        for (String word : new String[] {"show", "cancel", "shutdown", "", "résumé"}) {
            assertThat(parse(word)).isEqualTo(new AdminCommand.UnknownCommand(Bytes.of(word)));
        }
        assertThat(parse("cancel job")).isEqualTo(unknown("cancel"));
        assertThat(parse(" status")).isEqualTo(unknown(""));
        for (String line :
                new String[] {"create", "create function", "create job x", "create function x y"}) {
            assertThat(parse(line)).isEqualTo(new AdminCommand.WrongArguments(Bytes.of("create")));
        }
        assertThat(parse("drop")).isEqualTo(new AdminCommand.WrongArguments(Bytes.of("drop")));
        assertThat(parse("maxqueue"))
                .isEqualTo(new AdminCommand.WrongArguments(Bytes.of("maxqueue")));
    }

    private static AdminCommand parse(String line) {
        return AdminCommand.parse(Bytes.of(line));
    }

    private static AdminCommand unknown(String word) {
        return new AdminCommand.UnknownCommand(Bytes.of(word));
    }

    private static AdminCommand limits(int high, int normal, int low) {
        return new AdminCommand.MaxQueue(F, high, normal, low);
    }
}
