package photoshare.db;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// Gives every process that has `db` on its class path the entities, the repositories and the
/// decisions made on them.
@AutoConfiguration(
        before = {HibernateJpaAutoConfiguration.class, DataJpaRepositoriesAutoConfiguration.class})
@AutoConfigurationPackage
@EnableConfigurationProperties(OutboxProperties.class)
public final class DatabaseAutoConfiguration {

    @Bean
    Outbox outbox(JdbcClient jdbc, JsonMapper json, OutboxProperties properties) {
        return new Outbox(jdbc, json, properties);
    }

    @Bean
    BatchIntake batchIntake(JdbcClient jdbc, Outbox outbox) {
        return new BatchIntake(jdbc, outbox);
    }

    @Bean
    PhotoWork photoWork(JdbcClient jdbc) {
        return new PhotoWork(jdbc);
    }

    @Bean
    WorkFigures workFigures(JdbcClient jdbc) {
        return new WorkFigures(jdbc);
    }

    @Bean
    WorkLog workLog(JdbcClient jdbc) {
        return new WorkLog(jdbc);
    }

    @Bean
    LedgerPage ledgerPage(JdbcClient jdbc) {
        return new LedgerPage(jdbc);
    }

    @Bean
    FailedPhotos failedPhotos(JdbcClient jdbc, Outbox outbox) {
        return new FailedPhotos(jdbc, outbox);
    }

    @Bean
    JobServerSessions jobServerSessions(JdbcClient jdbc) {
        return new JobServerSessions(jdbc);
    }

    @Bean
    BatchProgress batchProgress(JdbcClient jdbc, Outbox outbox) {
        return new BatchProgress(jdbc, outbox);
    }

    @Bean
    OwnPhotos ownPhotos(JdbcClient jdbc, Outbox outbox, BatchProgress progress) {
        return new OwnPhotos(jdbc, outbox, progress);
    }

    @Bean
    RemovedPhotos removedPhotos(JdbcClient jdbc) {
        return new RemovedPhotos(jdbc);
    }

    @Bean
    MailLedger mailLedger(JdbcClient jdbc, Outbox outbox) {
        return new MailLedger(jdbc, outbox);
    }

    @Bean
    Announcements announcements(JdbcClient jdbc) {
        return new Announcements(jdbc);
    }

    @Bean
    AccountMails accountMails(JdbcClient jdbc, Outbox outbox) {
        return new AccountMails(jdbc, outbox);
    }

    @Bean
    MailLinks mailLinks(JdbcClient jdbc) {
        return new MailLinks(jdbc);
    }

    @Bean
    Subscriptions subscriptions(JdbcClient jdbc) {
        return new Subscriptions(jdbc);
    }

    @Bean
    MailHistory mailHistory(JdbcClient jdbc) {
        return new MailHistory(jdbc);
    }

    @Bean
    RateLimits rateLimits(JdbcClient jdbc) {
        return new RateLimits(jdbc);
    }

    @Bean
    ShareLinks shareLinks(JdbcClient jdbc) {
        return new ShareLinks(jdbc);
    }

    @Bean
    Likes likes(JdbcClient jdbc) {
        return new Likes(jdbc);
    }

    @Bean
    AlbumCards albumCards(JdbcClient jdbc) {
        return new AlbumCards(jdbc);
    }

    @Bean
    AlbumProgress albumProgress(JdbcClient jdbc) {
        return new AlbumProgress(jdbc);
    }

    @Bean
    Notifications notifications(JdbcConnectionDetails database) {
        return new Notifications(database);
    }
}
