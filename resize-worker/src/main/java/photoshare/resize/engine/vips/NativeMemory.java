package photoshare.resize.engine.vips;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// What native code finds in memory that it has just got.
final class NativeMemory {

    /// `M_PERTURB` of mallopt(3). Memory is filled with the complement when it is given out.
    private static final int FILLING = -6;

    private static final int GREY = 0x80;

    private NativeMemory() {}

    /// Makes it grey from now on, where the C library can (glibc). Decoders leave it as it is where
    /// a file has no pixels, and what was there before may be somebody else's picture.
    @SuppressWarnings("restricted")
    static void makeGrey() {
        Linker linker = Linker.nativeLinker();
        var setting =
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
        linker.defaultLookup()
                .find("mallopt")
                .ifPresent(mallopt -> set(linker.downcallHandle(mallopt, setting)));
    }

    private static void set(MethodHandle mallopt) {
        try {
            int _ = (int) mallopt.invokeExact(FILLING, GREY ^ 0xFF);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
