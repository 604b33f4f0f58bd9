package photoshare.jobserver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import photoshare.jobserver.client.AdminClient.FunctionStatus;
import photoshare.jobserver.client.AdminClient.Job;
import photoshare.jobserver.client.AdminClient.PriorityStatus;
import photoshare.jobserver.protocol.Priority;

@ParameterizedClass
@EnumSource
class AdminClientTests {

    @Parameter private TestServer.Kind kind;

    private TestServer server;
    private AdminClient admin;
    private JobClient client;

    @BeforeEach
    void startServer() throws IOException {
        server = kind.start();
        admin = server.admin();
        client = JobClient.to(server.address().toString());
    }

    @AfterEach
    void stopServer() {
        if (server != null) {
            client.close();
            server.close();
        }
    }

    @Test
    void tellsWhichFunctionsHaveHowManyJobsAndWorkers() {
        client.submitBackground(JobRequest.of("resize", "one"));
        client.submitBackground(JobRequest.of("resize", "two").withPriority(Priority.HIGH));

        assertThat(admin.status()).containsExactly(new FunctionStatus("resize", 2, 0, 0));
        assertThat(admin.priorityStatus())
                .containsExactly(new PriorityStatus("resize", 1, 1, 0, 0));
    }

    @Test
    void listsWaitingJobsByHandleAndUniqueId() {
        var handle = client.submitBackground(JobRequest.of("resize", "one").withUnique("photo:1"));

        assertThat(admin.jobs()).containsExactly(new Job(handle.id(), 0, false, true));
        assertThat(admin.uniqueIds()).containsExactly("photo:1");
    }

    @Test
    void listsWorkersWithTheirNamesAndFunctions() {
        var options =
                JobWorkerOptions.of(server.address().toString())
                        .withConnection(ConnectionOptions.DEFAULT.withClientId("resize-1"));
        try (var worker = new JobWorker(options, List.of(WorkerFunction.of("resize", _ -> {})))) {
            worker.start();

            await().untilAsserted(() ->
                    assertThat(admin.workers())
                            .extracting("clientId", "functions")
                            .contains(tuple("resize-1", List.of("resize"))));
        }
    }

    @Test
    void limitsAQueue() {
        admin.createFunction("resize");
        admin.maxQueue("resize", 1);
        client.submitBackground(JobRequest.of("resize", "one"));

        assertThatExceptionOfType(JobRefusedException.class)
                .isThrownBy(() -> client.submitBackground(JobRequest.of("resize", "two")))
                .withMessageContaining("Job queue is full (QUEUE_ERROR)");
    }

    @Test
    void cancelsAJob() {
        var handle = client.submitBackground(JobRequest.of("resize", "one"));

        admin.cancel(handle.id());

        assertThat(admin.jobs()).allMatch(Job::ignored);
    }

    @Test
    void createsAndDropsFunctions() {
        admin.createFunction("resize");
        assertThat(admin.status()).containsExactly(new FunctionStatus("resize", 0, 0, 0));

        admin.dropFunction("resize");
        assertThat(admin.status()).isEmpty();
    }

    @Test
    void tellsTheVersion() {
        assertThat(admin.version()).isNotBlank();
    }

    @Test
    void saysWhyTheServerDidNotObey() {
        assertThatExceptionOfType(AdminCommandException.class)
                .isThrownBy(() -> admin.cancel("H:nobody:1"))
                .withMessageContaining("\"cancel job H:nobody:1\": UNKNOWN_JOB");
        assertThatExceptionOfType(AdminCommandException.class)
                .isThrownBy(() -> admin.dropFunction("never-seen"))
                .withMessageContaining("function not found");
    }

    @Test
    void namesTheServerThatDoesNotAnswer() {
        server.close();

        assertThatExceptionOfType(JobServerUnavailableException.class)
                .isThrownBy(admin::status)
                .withMessageContaining(server.address() + " (connection refused)");
    }

    @Test
    void doesNotLetAnArgumentBecomeACommand() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> admin.createFunction("resize\r\ndrop function mail"));
    }
}
