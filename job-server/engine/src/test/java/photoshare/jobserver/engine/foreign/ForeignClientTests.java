package photoshare.jobserver.engine.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import photoshare.jobserver.engine.JobServer;
import photoshare.jobserver.engine.JobServerOptions;
import photoshare.jobserver.engine.RawPeer;

/// Clients and workers that we did not write, on our server: each client with each worker. What
/// they print is what they print on the original.
class ForeignClientTests {

    private static final List<String> SCENARIO =
            List.of(
                    "lamron hgih wol",
                    "300000",
                    "status 1/2",
                    "data part",
                    "warning hot",
                    "complete done",
                    "failed",
                    "exception why",
                    "50 01 02 03",
                    "known 1 running 0");

    private static final List<String> OTHER_FORMS =
            List.of("high in background", "low in background", "echo 1");

    private static final String BY_UNIQUE_ID = "by unique id: known 1 running 0";

    private final List<ForeignProgram> open = new ArrayList<>();
    private JobServer server;

    @BeforeEach
    void start() throws IOException {
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        server = new JobServer(JobServerOptions.defaults().withAddress(anyPort)).start();
    }

    @AfterEach
    void stop() {
        open.forEach(ForeignProgram::close);
        server.close();
    }

    static Stream<Arguments> pairs() {
        return Arrays.stream(Language.values())
                .flatMap(client ->
                        Arrays.stream(Language.values())
                                .map(worker -> Arguments.of(client, worker)));
    }

    private static List<String> expectedOf(Language client) {
        return switch (client) {
            case PERL -> SCENARIO;
            case C, PHP ->
                    Stream.of(SCENARIO, OTHER_FORMS, List.of(BY_UNIQUE_ID))
                            .flatMap(List::stream)
                            .toList();
        };
    }

    @ParameterizedTest(name = "a client in {0}, a worker in {1}")
    @MethodSource("pairs")
    void submitsAndDoesJobsOfAllKinds(Language client, Language worker) throws Exception {
        client.assumeInstalled();
        worker.assumeInstalled();
        starts(worker, "worker");

        assertThat(starts(client, "client").output().lines()).isEqualTo(expectedOf(client));
    }

    @ParameterizedTest(name = "a worker in {0}")
    @EnumSource
    void showsWorkersWithTheirNamesAndFunctions(Language worker) throws Exception {
        worker.assumeInstalled();
        starts(worker, "worker");

        await().untilAsserted(() ->
                assertThat(lists("workers"))
                        .anyMatch(line ->
                                Stream.of("reverse", "tell", "fail", "except")
                                        .allMatch(function -> line.contains(" " + function))));
        if (worker != Language.PERL) {
            assertThat(lists("workers"))
                    .anyMatch(line -> line.matches(".* (libgearman|php)-1 : .*"));
        }
    }

    private List<String> lists(String command) throws IOException {
        try (var operator = new RawPeer(server.address())) {
            operator.sends(command + "\n");
            return operator.hearsList();
        }
    }

    @Test
    void aJobThatAWorkerOfLibgearmanNeverEndsGoesToTheNextAfterItsTimeout() throws Exception {
        Language.C.assumeInstalled();
        starts(Language.C, "worker", "stuck");
        await().until(() -> lists("status").contains("reverse\t0\t0\t1"));
        var client = starts(Language.C, "client");
        await().until(() -> lists("status").contains("reverse\t1\t1\t1"));

        starts(Language.C, "worker");

        assertThat(client.output().lines()).isEqualTo(expectedOf(Language.C));
    }

    @Test
    void libgearmanSchedulesAndReducesJobs() throws Exception {
        Language.C.assumeInstalled();
        starts(Language.C, "worker");
        starts(Language.C, "worker", "words");

        assertThat(starts(Language.C, "client", "more").output().lines())
                .endsWith("epoch accepted", "reduced eerht owt eno", BY_UNIQUE_ID);
        assertThat(lists("status")).anyMatch(line -> line.startsWith("reverse\t1\t0\t"));
    }

    private ForeignProgram starts(Language language, String program, String... arguments)
            throws IOException, InterruptedException {
        var started = language.start(program, server.address(), arguments);
        open.add(started);
        return started;
    }
}
