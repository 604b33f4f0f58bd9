package photoshare.resize.engine.vips;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("restricted")
class NativeMemoryTests {

    private static final Linker LINKER = Linker.nativeLinker();

    /// Smaller and larger than what the C library asks the system for each time.
    @ParameterizedTest
    @ValueSource(longs = {5_000, 100_000, 10_000_000})
    void isGreyWhoeverHadItBefore(long size) throws Throwable {
        MemorySegment somebodys = malloc(size);
        somebodys.fill((byte) 42);
        free(somebodys);
        try (var _ = NativeMemory.grey()) {
            MemorySegment next = malloc(size);
            byte[] found = next.toArray(ValueLayout.JAVA_BYTE);
            free(next);
            assertThat(found).containsOnly(0x80);
        }
    }

    private static MemorySegment malloc(long size) throws Throwable {
        var type = FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_LONG);
        return ((MemorySegment) function("malloc", type).invokeExact(size)).reinterpret(size);
    }

    private static void free(MemorySegment memory) throws Throwable {
        function("free", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS)).invokeExact(memory);
    }

    private static MethodHandle function(String name, FunctionDescriptor type) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), type);
    }
}
