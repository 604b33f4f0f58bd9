package photoshare.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import photoshare.db.Outbox;
import photoshare.db.People;
import photoshare.db.Person;
import photoshare.jobserver.client.AdminClient;
import photoshare.jobserver.client.JobClient;
import photoshare.jobserver.client.JobRequest;
import photoshare.jobserver.client.ServerAddress;
import photoshare.jobserver.spring.JobServerConnectionDetails;

/// Job in, mail out, by way of the original job server.
@EmailWorkerTest
@Import(JobServerTests.OriginalJobServer.class)
@EnabledIf(value = "isInstalled", disabledReason = "gearmand is not installed")
class JobServerTests {

    private static final Path GEARMAND = Path.of("/usr/sbin/gearmand");

    /// The process, and where it listens.
    record Gearmand(Process process, int port)
            implements JobServerConnectionDetails, AutoCloseable {

        static Gearmand start() throws IOException {
            int port = freePort();
            var command =
                    List.of(
                            GEARMAND.toString(),
                            "--port=" + port,
                            "--listen=127.0.0.1",
                            "--log-file=none");
            return new Gearmand(new ProcessBuilder(command).start(), port);
        }

        private static int freePort() throws IOException {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }

        @Override
        public List<ServerAddress> servers() {
            return List.of(new ServerAddress("127.0.0.1", port));
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class OriginalJobServer {

        @Bean
        Gearmand gearmand() throws IOException {
            return Gearmand.start();
        }
    }

    @Autowired Gearmand server;
    @Autowired JobClient jobs;
    @Autowired Outbox outbox;
    @Autowired People people;
    @Autowired Uploads uploads;
    @Autowired JavaMailSenderImpl settings;

    static boolean isInstalled() {
        return Files.isExecutable(GEARMAND);
    }

    @Test
    void eachFriendGetsOneMailThoughEachJobIsSubmittedTwice() throws Exception {
        Person ana = people.personWithFriends("Ana", 5);
        try (var smtp = new ScriptedMailServer()) {
            settings.setPort(smtp.port());
            uploads.finished(ana, 2);
            var owed = outbox.claimDue(100);
            owed.forEach(this::submit);
            await().until(() -> smtp.mails().size() == 5);
            owed.forEach(this::submit);
            await().until(this::nothingToDo);
            assertThat(smtp.mails()).hasSize(5);
            assertThat(outbox.untilNextDue()).as("nothing is owed any more").hasSeconds(60);
        }
    }

    private boolean nothingToDo() {
        return new AdminClient(server.servers().getFirst())
                .status().stream().allMatch(function -> function.jobs() == 0);
    }

    private void submit(Outbox.Entry entry) {
        jobs.submitBackground(
                new JobRequest(
                        entry.function(),
                        entry.uniqueId(),
                        entry.payload().getBytes(StandardCharsets.UTF_8)));
    }
}
