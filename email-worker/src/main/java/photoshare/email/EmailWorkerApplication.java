package photoshare.email;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import photoshare.db.MailAccount;
import photoshare.db.MailFriend;
import photoshare.db.MailLease;
import photoshare.jobserver.client.ConnectionOptions;
import photoshare.jobserver.spring.JobRegistration;
import photoshare.storage.FilePhotoStore;
import photoshare.storage.PhotoStore;

/// The process that sends mail; any number of them may run.
@SpringBootApplication
@ConfigurationPropertiesScan
public class EmailWorkerApplication {

    public static void main(String[] args) {
        SpringApplication.run(EmailWorkerApplication.class, args);
    }

    @Bean
    PhotoStore photoStore(@Value("${storage.directory}") Path directory) throws IOException {
        return new FilePhotoStore(directory, InstantSource.system());
    }

    @Bean
    MailLease mailLease(MailProperties mail, ConnectionOptions jobs) {
        return new MailLease(jobs.clientId(), mail.lease(), mail.onUncertain());
    }

    @Bean
    JobRegistration<MailFriend> mailFriend(MailFriendHandler handler) {
        return new JobRegistration<>(
                MailFriend.FUNCTION, MailFriend.class, (mail, _) -> handler.handle(mail));
    }

    @Bean
    JobRegistration<MailAccount> mailAccount(MailAccountHandler handler) {
        return new JobRegistration<>(
                MailAccount.FUNCTION, MailAccount.class, (mail, _) -> handler.handle(mail));
    }
}
