package photoshare.resize.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;
import photoshare.storage.picture.TestPictures;

class PngFileTests {

    @Test
    void leavesOutWhatLiesBehindTheEnd() {
        byte[] png = TestPictures.png(64, 48);
        byte[] more = TestPictures.chunk("IDAT", new byte[0]);
        var file = new PngFile(MemorySegment.ofArray(TestPictures.join(png, more)));
        assertThat(file.pixelsOnly(Arena.ofAuto()).toArray(ValueLayout.JAVA_BYTE)).isEqualTo(png);
    }
}
