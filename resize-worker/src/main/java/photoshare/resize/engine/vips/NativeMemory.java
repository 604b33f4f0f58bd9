package photoshare.resize.engine.vips;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// What native code finds in memory that it has just got: grey until this is closed, where the C
/// library can do that (glibc), of all threads. Decoders leave memory as it is where a file has no
/// pixels, and what was there before may be somebody else's picture.
///
/// All that is freed is written over too, and not every library is prepared for that: it is for
/// short times in which not much else is at work. One at a time.
final class NativeMemory implements AutoCloseable {

    /// `M_PERTURB` of mallopt(3). Memory is filled with the complement when it is given out.
    private static final int FILLING = -6;

    private static final int OFF = 0;
    private static final int GREY = 0x80;

    private static final Linker LINKER = Linker.nativeLinker();

    @SuppressWarnings("restricted")
    private static final Optional<MethodHandle> SETTING =
            LINKER.defaultLookup()
                    .find("mallopt")
                    .map(mallopt ->
                            LINKER.downcallHandle(
                                    mallopt,
                                    FunctionDescriptor.of(
                                            ValueLayout.JAVA_INT,
                                            ValueLayout.JAVA_INT,
                                            ValueLayout.JAVA_INT)));

    private NativeMemory() {}

    static NativeMemory grey() {
        SETTING.ifPresent(mallopt -> set(mallopt, GREY ^ 0xFF));
        return new NativeMemory();
    }

    @Override
    public void close() {
        SETTING.ifPresent(mallopt -> set(mallopt, OFF));
    }

    private static void set(MethodHandle mallopt, int filling) {
        try {
            int _ = (int) mallopt.invokeExact(FILLING, filling);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
