package photoshare.resize.engine.vips;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The functions of libvips and GLib that are used here. Loaded once per process, never unloaded,
/// and used by any number of threads.
///
/// Every operation goes through the one C function `vips_call`, which takes the operation's name,
/// what it requires, and then pairs of an option's name and its value.
@SuppressWarnings("restricted")
final class Vips {

    private static final FunctionDescriptor GET_INT = FunctionDescriptor.of(JAVA_INT, ADDRESS);
    private static final FunctionDescriptor GET = FunctionDescriptor.of(ADDRESS, ADDRESS);
    private static final FunctionDescriptor GIVE_BACK = FunctionDescriptor.ofVoid(ADDRESS);

    private final Linker linker = Linker.nativeLinker();
    private final SymbolLookup symbols;
    private final MemorySegment vipsCall;
    private final Map<FunctionDescriptor, MethodHandle> calls = new ConcurrentHashMap<>();

    private final MethodHandle width;
    private final MethodHandle height;
    private final MethodHandle bands;
    private final MethodHandle interpretation;
    private final MethodHandle hasAlpha;
    private final MethodHandle typeOfField;
    private final MethodHandle getField;
    private final MethodHandle data;
    private final MethodHandle copyMemory;
    private final MethodHandle setKill;
    private final MethodHandle unref;
    private final MethodHandle newBlob;
    private final MethodHandle getBlob;
    private final MethodHandle unrefArea;
    private final MethodHandle newDoubles;
    private final MethodHandle errors;
    private final MethodHandle clearErrors;
    private final MethodHandle allocated;
    private final Version version;

    /// As in 8.18.7.
    record Version(int major, int minor, int micro) {

        boolean isAtLeast(int wantedMajor, int wantedMinor) {
            return major > wantedMajor || major == wantedMajor && minor >= wantedMinor;
        }

        @Override
        public String toString() {
            return major + "." + minor + "." + micro;
        }
    }

    /// @throws UnsatisfiedLinkError if this is no libvips that can be used
    Vips(SymbolLookup symbols) {
        this.symbols = symbols;
        version = askVersion();
        if (!version.isAtLeast(8, 14)) {
            throw new UnsatisfiedLinkError("8.14 or newer is needed, this is " + version);
        }
        vipsCall = symbol("vips_call");
        width = bind("vips_image_get_width", GET_INT);
        height = bind("vips_image_get_height", GET_INT);
        bands = bind("vips_image_get_bands", GET_INT);
        interpretation = bind("vips_image_get_interpretation", GET_INT);
        hasAlpha = bind("vips_image_hasalpha", GET_INT);
        typeOfField =
                bind("vips_image_get_typeof", FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS));
        getField =
                bind(
                        "vips_image_get_blob",
                        FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
        data = bind("vips_image_get_data", GET);
        copyMemory = bind("vips_image_copy_memory", GET);
        setKill = bind("vips_image_set_kill", FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT));
        unref = bind("g_object_unref", GIVE_BACK);
        newBlob =
                bind("vips_blob_new", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, JAVA_LONG));
        getBlob = bind("vips_blob_get", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
        unrefArea = bind("vips_area_unref", GIVE_BACK);
        newDoubles =
                bind("vips_array_double_new", FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_INT));
        errors = bind("vips_error_buffer", FunctionDescriptor.of(ADDRESS));
        clearErrors = bind("vips_error_clear", FunctionDescriptor.ofVoid());
        allocated = bind("vips_tracked_get_mem", FunctionDescriptor.of(JAVA_LONG));
        start();
    }

    /// One thread per picture, nothing remembered, no loader that its makers do not trust, and no
    /// line on standard error for every damaged row.
    private void start() {
        try (Arena arena = Arena.ofConfined()) {
            var setEnvironment =
                    bind("g_setenv", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
            invoke(setEnvironment, arena.allocateFrom("VIPS_WARNING"), arena.allocateFrom("0"), 1);
            var init = bind("vips_init", GET_INT);
            if ((int) invoke(init, arena.allocateFrom("photoshare")) != 0) {
                throw new VipsException("vips_init", errors());
            }
            set("vips_concurrency_set", 1);
            set("vips_cache_set_max", 0);
            set("vips_block_untrusted_set", 1);
        }
    }

    private Version askVersion() {
        var part = bind("vips_version", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
        return new Version((int) invoke(part, 0), (int) invoke(part, 1), (int) invoke(part, 2));
    }

    private void set(String function, int value) {
        invoke(bind(function, FunctionDescriptor.ofVoid(JAVA_INT)), value);
    }

    Version version() {
        return version;
    }

    /// @param arguments integers, longs, doubles, strings, and addresses
    /// @throws VipsException if it fails
    void call(String operation, Object... arguments) {
        try (Arena arena = Arena.ofConfined()) {
            List<Object> values = new ArrayList<>();
            values.add(vipsCall);
            values.add(arena.allocateFrom(operation));
            for (Object argument : arguments) {
                values.add(argument instanceof String text ? arena.allocateFrom(text) : argument);
            }
            values.add(MemorySegment.NULL);
            if ((int) invoke(handle(values), values.toArray()) != 0) {
                throw new VipsException(operation, errors());
            }
        }
    }

    private MethodHandle handle(List<Object> values) {
        MemoryLayout[] layouts =
                values.stream().skip(1).map(Vips::layout).toArray(MemoryLayout[]::new);
        return calls.computeIfAbsent(
                FunctionDescriptor.of(JAVA_INT, layouts),
                descriptor ->
                        generic(
                                linker.downcallHandle(
                                        descriptor, Linker.Option.firstVariadicArg(1))));
    }

    private static MemoryLayout layout(Object value) {
        return switch (value) {
            case Integer _ -> JAVA_INT;
            case Long _ -> JAVA_LONG;
            case Double _ -> JAVA_DOUBLE;
            case MemorySegment _ -> ADDRESS;
            default -> throw new IllegalArgumentException("no C type for " + value);
        };
    }

    int width(MemorySegment image) {
        return (int) invoke(width, image);
    }

    int height(MemorySegment image) {
        return (int) invoke(height, image);
    }

    int bands(MemorySegment image) {
        return (int) invoke(bands, image);
    }

    int interpretation(MemorySegment image) {
        return (int) invoke(interpretation, image);
    }

    boolean hasAlpha(MemorySegment image) {
        return (int) invoke(hasAlpha, image) != 0;
    }

    /// What the file had to say beside its pixels, such as a colour profile.
    ///
    /// @param most bytes that are of any use
    Optional<byte[]> field(MemorySegment image, String name, int most) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocate(ADDRESS);
            MemorySegment size = arena.allocate(JAVA_LONG);
            MemorySegment field = arena.allocateFrom(name);
            if ((long) invoke(typeOfField, image, field) == 0
                    || (int) invoke(getField, image, field, bytes, size) != 0) {
                return Optional.empty();
            }
            var found = bytes.get(ADDRESS, 0).reinterpret(size.get(JAVA_LONG, 0));
            return found.byteSize() > most
                    ? Optional.empty()
                    : Optional.of(found.toArray(JAVA_BYTE));
        }
    }

    /// Runs all operations that led to this image.
    MemorySegment copyMemory(MemorySegment image) {
        var copy = (MemorySegment) invoke(copyMemory, image);
        if (copy.equals(MemorySegment.NULL)) {
            throw new VipsException("copy_memory", errors());
        }
        return copy;
    }

    /// @param image in memory, eight bits a sample
    byte[] pixels(MemorySegment image) {
        return data(image).toArray(JAVA_BYTE);
    }

    /// @param image in memory, eight bits a sample
    void setPixels(MemorySegment image, byte[] pixels) {
        data(image).copyFrom(MemorySegment.ofArray(pixels));
    }

    private MemorySegment data(MemorySegment image) {
        long size = (long) width(image) * height(image) * bands(image);
        return ((MemorySegment) invoke(data, image)).reinterpret(size);
    }

    /// Whatever works on the image fails as soon as it can.
    void kill(MemorySegment image) {
        invoke(setKill, image, 1);
    }

    void unref(MemorySegment object) {
        invoke(unref, object);
    }

    /// The bytes are not copied: they must outlive whatever is made of the blob.
    MemorySegment blob(MemorySegment bytes) {
        return (MemorySegment) invoke(newBlob, MemorySegment.NULL, bytes, bytes.byteSize());
    }

    byte[] bytes(MemorySegment blob) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment size = arena.allocate(JAVA_LONG);
            var bytes = (MemorySegment) invoke(getBlob, blob, size);
            return bytes.reinterpret(size.get(JAVA_LONG, 0)).toArray(JAVA_BYTE);
        }
    }

    MemorySegment doubles(double... values) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment copy = arena.allocateFrom(JAVA_DOUBLE, values);
            return (MemorySegment) invoke(newDoubles, copy, values.length);
        }
    }

    /// Of a blob or an array.
    void unrefArea(MemorySegment area) {
        invoke(unrefArea, area);
    }

    /// In bytes, for the pixels of all images.
    long allocated() {
        return (long) invoke(allocated);
    }

    /// What any thread has had to complain of since [#forgetErrors]. A loader that goes on in spite
    /// of a damage leaves words about it, too.
    String errors() {
        return ((MemorySegment) invoke(errors)).reinterpret(Long.MAX_VALUE).getString(0);
    }

    void forgetErrors() {
        invoke(clearErrors);
    }

    private MethodHandle bind(String function, FunctionDescriptor descriptor) {
        return generic(linker.downcallHandle(symbol(function), descriptor));
    }

    /// Takes its arguments as one array, so that all are called in one way.
    private static MethodHandle generic(MethodHandle function) {
        return function.asSpreader(Object[].class, function.type().parameterCount())
                .asType(MethodType.methodType(Object.class, Object[].class));
    }

    private MemorySegment symbol(String function) {
        return symbols.find(function)
                .orElseThrow(() -> new UnsatisfiedLinkError("there is no " + function));
    }

    private static Object invoke(MethodHandle function, Object... arguments) {
        try {
            return (Object) function.invokeExact(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("C functions throw nothing", e);
        }
    }
}
