package photoshare.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import photoshare.db.TestDatabase;

/// A whole web node on a real database; requests go through the security filters, over the network
/// or without it as the test likes.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "app.public-url=http://localhost",
            "jobs.servers=localhost:1", // nobody listens there: what is owed stays owed
            "storage.directory=target/photos-of-tests-${PID}"
        })
@AutoConfigureMockMvc
@Import({TestDatabase.class, Fixtures.class})
public @interface WebTest {}
