package photoshare.resize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import photoshare.storage.picture.PictureLimits;

@ExtendWith(OutputCaptureExtension.class)
class EngineChoiceTests {

    private static final EngineChoice.Terms WITHOUT_LIBRARY =
            new EngineChoice.Terms(
                    PictureLimits.DEFAULT, Duration.ofSeconds(10), "none", 1_000_000);

    @Test
    void takesThumbnailatorWhereThereIsNoLibvips() {
        assertThat(EngineChoice.AUTO.engine(WITHOUT_LIBRARY).name()).isEqualTo("Thumbnailator");
    }

    @Test
    void endsWithASentenceIfWhatIsWantedIsNotThere(CapturedOutput output) {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() ->
                        SpringApplication.run(
                                ResizeWorkerApplication.class,
                                "--spring.flyway.enabled=false",
                                "--spring.datasource.url=jdbc:postgresql://localhost:1/none",
                                "--storage.directory=target/photos",
                                "--server.port=0",
                                "--resize.engine=vips",
                                "--resize.vips.library=none"));
        assertThat(output).contains("There is no libvips 8.14 or newer on this machine.");
    }
}
