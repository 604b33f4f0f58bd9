package photoshare.email;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import photoshare.db.BatchIntake;
import photoshare.db.BatchProgress;
import photoshare.db.People;
import photoshare.db.TestDatabase;
import photoshare.storage.PhotoStore;

/// A test on the whole worker, with a real database. It talks to the mail server to which the test
/// points it.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "app.public-url=https://photos.example.org/",
            "mail.from=photos@example.org",
            "storage.directory=target/photos",
            "jobs.servers=localhost:1",
            "jobs.client-id=email-1"
        })
@Import({TestDatabase.class, EmailWorkerTest.Fixtures.class})
@interface EmailWorkerTest {

    @TestConfiguration(proxyBeanMethods = false)
    class Fixtures {

        @Bean
        People people(JdbcClient jdbc, BatchIntake intake) {
            return new People(jdbc, intake);
        }

        @Bean
        Uploads uploads(People people, BatchProgress progress, JdbcClient jdbc, PhotoStore store) {
            return new Uploads(people, progress, jdbc, store);
        }
    }
}
