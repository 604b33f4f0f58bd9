package photoshare.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import photoshare.db.Account;
import photoshare.db.Accounts;
import photoshare.db.Friendships;
import photoshare.db.TestDatabase;
import photoshare.web.SecondNode;
import photoshare.web.Site;

class DemoAccountsTests {

    @Test
    void areMadeOnceThoughTwoNodesStartTogether() throws Exception {
        var database = TestDatabase.fresh();
        try (var one = demoNode(database);
                var other = demoNode(database)) {
            one.bean(JdbcClient.class).sql("delete from account").update();
            runTogether(one.bean(DemoAccounts.class), other.bean(DemoAccounts.class));
            Account ana = account(one, "ana@example.org");
            Account ben = account(other, "ben@example.org");
            assertThat(ana.operator()).isTrue();
            assertThat(ben.operator()).isTrue();
            assertThat(one.bean(Friendships.class).findFriendsOf(ana.id())).hasSize(1);
            assertThat(one.bean(Friendships.class).findFriendsOf(ben.id())).hasSize(1);
            seesTheJobs(other);
        }
    }

    private static SecondNode demoNode(JdbcConnectionDetails database) {
        return SecondNode.beside(database, "--spring.profiles.active=demo");
    }

    private static void runTogether(DemoAccounts... demos) throws Exception {
        try (var threads = Executors.newFixedThreadPool(demos.length)) {
            var runs =
                    Stream.of(demos)
                            .map(demo ->
                                    threads.submit(
                                            () -> demo.run(new DefaultApplicationArguments())))
                            .toList();
            for (var run : runs) {
                run.get();
            }
        }
    }

    private static Account account(SecondNode node, String email) {
        return node.bean(Accounts.class).findByEmail(email).orElseThrow();
    }

    private static void seesTheJobs(SecondNode node) {
        try (var site = Site.at(node.port()).signIn("ana@example.org", "photoshare")) {
            assertThat(site.get("/jobs").body()).contains("No job server answers");
        }
    }
}
