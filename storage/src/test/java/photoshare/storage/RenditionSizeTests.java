package photoshare.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static photoshare.storage.RenditionSize.LARGE;
import static photoshare.storage.RenditionSize.MEDIUM;
import static photoshare.storage.RenditionSize.SMALL;

import org.junit.jupiter.api.Test;

class RenditionSizeTests {

    @Test
    void storesNoTwins() {
        assertThat(RenditionSize.storedOf(4000, 3000)).containsExactly(SMALL, MEDIUM, LARGE);
        assertThat(RenditionSize.storedOf(1025, 10)).containsExactly(SMALL, MEDIUM, LARGE);
        assertThat(RenditionSize.storedOf(10, 1024)).containsExactly(SMALL, MEDIUM);
        assertThat(RenditionSize.storedOf(320, 320)).containsExactly(SMALL);
        assertThat(RenditionSize.storedOf(1, 1)).containsExactly(SMALL);
    }

    @Test
    void offersTheLargestThatExists() {
        assertThat(LARGE.storedOr(800, 600)).isEqualTo(MEDIUM);
        assertThat(LARGE.storedOr(100, 60)).isEqualTo(SMALL);
        assertThat(SMALL.storedOr(4000, 3000)).isEqualTo(SMALL);
        assertThat(MEDIUM.storedOr(4000, 3000)).isEqualTo(MEDIUM);
    }

    @Test
    void isFoundByItsEdge() {
        assertThat(RenditionSize.ofEdge(1024)).hasValue(MEDIUM);
        assertThat(RenditionSize.ofEdge(1000)).isEmpty();
    }
}
