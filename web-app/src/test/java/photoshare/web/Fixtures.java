package photoshare.web;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import photoshare.db.BatchIntake;
import photoshare.db.BatchProgress;
import photoshare.db.MailLinks;
import photoshare.db.People;
import photoshare.db.PhotoWork;
import photoshare.storage.PhotoStore;

/// People to look, and somebody to do the work that workers would do.
@TestConfiguration(proxyBeanMethods = false)
public class Fixtures {

    @Bean
    People people(JdbcClient jdbc, BatchIntake intake) {
        return new People(jdbc, intake);
    }

    @Bean
    StandInWorker worker(PhotoWork work, BatchProgress progress, PhotoStore store) {
        return new StandInWorker(work, progress, store);
    }

    @Bean
    Mailbox mailbox(JdbcClient jdbc, MailLinks links) {
        return new Mailbox(jdbc, links);
    }
}
