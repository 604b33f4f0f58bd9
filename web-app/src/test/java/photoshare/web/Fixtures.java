package photoshare.web;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import photoshare.db.Accounts;
import photoshare.db.Albums;
import photoshare.db.BatchIntake;
import photoshare.db.BatchProgress;
import photoshare.db.Friendships;
import photoshare.db.People;
import photoshare.db.PhotoWork;
import photoshare.storage.PhotoStore;

/// People to look, and somebody to do the work that workers would do.
@TestConfiguration(proxyBeanMethods = false)
public class Fixtures {

    @Bean
    People people(
            Accounts accounts,
            Friendships friendships,
            Albums albums,
            BatchIntake intake,
            PlatformTransactionManager transactions) {
        return new People(
                accounts, friendships, albums, intake, new TransactionTemplate(transactions));
    }

    @Bean
    StandInWorker worker(PhotoWork work, BatchProgress progress, PhotoStore store) {
        return new StandInWorker(work, progress, store);
    }
}
