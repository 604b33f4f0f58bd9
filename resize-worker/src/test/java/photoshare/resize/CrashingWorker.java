package photoshare.resize;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import photoshare.resize.engine.Original;
import photoshare.resize.engine.Rendered;
import photoshare.resize.engine.RenditionEngine;

/// The resize worker as a process that ends when it meets a certain picture, as native code does
/// that reads where nothing is.
final class CrashingWorker {

    /// Whatever is so wide is its end.
    static final int DEADLY_WIDTH = 666;

    private CrashingWorker() {}

    public static void main(String[] arguments) {
        new SpringApplication(ResizeWorkerApplication.class, Configuration.class).run(arguments);
    }

    static final class Configuration {

        @Bean
        @Primary
        Engines fragileEngines(@Qualifier("engines") Engines engines) {
            return new Engines(new Fragile(engines.careful()), engines.careful());
        }
    }

    private record Fragile(RenditionEngine engine) implements RenditionEngine {

        @Override
        public String name() {
            return "fragile";
        }

        @Override
        public Rendered render(Original original) {
            if (original.header().width() == DEADLY_WIDTH) {
                measureNothing();
            }
            return engine.render(original);
        }

        @SuppressWarnings("restricted")
        private static void measureNothing() {
            var linker = Linker.nativeLinker();
            var measure =
                    linker.downcallHandle(
                            linker.defaultLookup().findOrThrow("strlen"),
                            FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.ADDRESS));
            try {
                measure.invoke(MemorySegment.NULL);
            } catch (Throwable e) {
                throw new AssertionError("C functions throw nothing", e);
            }
        }
    }
}
