package photoshare.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NotificationsTests {

    @Test
    void takesNoConnectionWhereNobodyListens() {
        var notifications = new Notifications(TestDatabase.fresh());
        notifications.start();
        assertThat(notifications.isRunning()).isFalse();

        notifications.listen("outbox", _ -> {});
        notifications.start();
        assertThat(notifications.isRunning()).isTrue();
        notifications.stop();
    }
}
