package photoshare.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

class LiveStreamTests {

    @Test
    void mayBeEndedWhileItsBrowserLeaves() {
        var stream = new LiveStream("album", new Cleared());
        assertThatCode(stream::end).doesNotThrowAnyException();
        assertThat(stream.ended()).isTrue();
    }

    /// Of a request that Tomcat has done with.
    private static final class Cleared extends SseEmitter {

        @Override
        public void complete() {
            throw new NullPointerException("the request is gone");
        }
    }
}
