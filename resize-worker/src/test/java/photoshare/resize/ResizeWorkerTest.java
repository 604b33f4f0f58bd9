package photoshare.resize;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import photoshare.db.BatchIntake;
import photoshare.db.TestDatabase;
import photoshare.jobserver.client.ServerAddress;
import photoshare.jobserver.engine.JobServer;
import photoshare.jobserver.engine.JobServerOptions;
import photoshare.jobserver.spring.JobServerConnectionDetails;

/// A test on the whole worker, with a real database and a real job server.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "storage.directory=target/photos",
            "jobs.client-id=resize-1",
            "resize.limits.file-size=1MB",
            "resize.attempts=4"
        })
@Import({TestDatabase.class, ResizeWorkerTest.Fixtures.class})
@interface ResizeWorkerTest {

    @TestConfiguration(proxyBeanMethods = false)
    class Fixtures {

        @Bean
        JobServer jobServer() throws IOException {
            var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            return new JobServer(JobServerOptions.defaults().withAddress(anyPort)).start();
        }

        @Bean
        JobServerConnectionDetails jobServerAddress(JobServer server) {
            var address = server.address();
            return () ->
                    List.of(
                            new ServerAddress(
                                    address.getAddress().getHostAddress(), address.getPort()));
        }

        @Bean
        Uploads uploads(JdbcClient jdbc, BatchIntake intake) {
            return new Uploads(jdbc, intake);
        }
    }
}
