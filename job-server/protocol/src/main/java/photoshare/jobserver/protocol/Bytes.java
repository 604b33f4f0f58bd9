package photoshare.jobserver.protocol;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/// An immutable string of bytes with value equality: what Gearman calls function names, unique ids,
/// handles and data. The protocol does not say which character set a name is in, so names are
/// compared byte by byte and only turned into text where a person reads them. Safe for use by any
/// thread.
public final class Bytes implements Comparable<Bytes> {

    /// No bytes at all.
    public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

    /// Not always these bytes alone: the arguments of a packet share its array.
    private final byte[] array;

    private final int start;
    private final int size;
    private int hash;

    private Bytes(byte[] array, int start, int size) {
        this.array = array;
        this.start = start;
        this.size = size;
    }

    /// The bytes of `text` in UTF-8.
    public static Bytes of(String text) {
        return wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Of a copy: the array may be changed afterwards.
    public static Bytes copyOf(byte[] bytes) {
        return wrap(bytes.clone());
    }

    /// Takes the array over without copying it; the caller must not change it afterwards.
    public static Bytes wrap(byte[] bytes) {
        return wrap(bytes, 0, bytes.length);
    }

    private static Bytes wrap(byte[] array, int start, int size) {
        return size == 0 ? EMPTY : new Bytes(array, start, size);
    }

    /// Takes the next `length` bytes out of the buffer.
    public static Bytes read(ByteBuffer buffer, int length) {
        var bytes = new byte[length];
        buffer.get(bytes);
        return wrap(bytes);
    }

    /// How many bytes there are.
    public int size() {
        return size;
    }

    /// Whether there are none.
    public boolean isEmpty() {
        return size == 0;
    }

    /// The byte at that place, counted from zero.
    public byte get(int index) {
        return array[start + Objects.checkIndex(index, size)];
    }

    /// Whether that byte is anywhere among them.
    public boolean contains(byte wanted) {
        return indexOf(wanted) >= 0;
    }

    /// Where that byte is found first; -1 if nowhere.
    public int indexOf(byte wanted) {
        for (int i = 0; i < size; i++) {
            if (array[start + i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /// The first `size` bytes, or all of them if there are no more.
    public Bytes first(int size) {
        return size >= this.size ? this : slice(0, size);
    }

    /// The bytes from `from` up to, not including, `to`. They are not copied: as long as the slice
    /// is there, the whole is.
    public Bytes slice(int from, int to) {
        Objects.checkFromToIndex(from, to, size);
        return wrap(array, start + from, to - from);
    }

    /// The same bytes, and nothing else kept in memory because of them.
    public Bytes alone() {
        return size == array.length ? this : wrap(toByteArray());
    }

    /// These bytes and then those.
    public Bytes followedBy(byte[] more) {
        byte[] all = Arrays.copyOfRange(array, start, start + size + more.length);
        System.arraycopy(more, 0, all, size, more.length);
        return wrap(all);
    }

    /// A copy, which may be changed.
    public byte[] toByteArray() {
        return Arrays.copyOfRange(array, start, start + size);
    }

    /// Writes all of them, without a copy.
    public void writeTo(OutputStream out) throws IOException {
        out.write(array, start, size);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Bytes that
                        && hashCode() == that.hashCode()
                        && Arrays.equals(
                                array,
                                start,
                                start + size,
                                that.array,
                                that.start,
                                that.start + that.size);
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            int all = 1;
            for (int i = start; i < start + size; i++) {
                all = 31 * all + array[i];
            }
            hash = all;
        }
        return hash;
    }

    /// Byte by byte, without signs. Also keeps hash maps fast when somebody chooses names whose
    /// hashes collide.
    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(
                array, start, start + size, other.array, other.start, other.start + other.size);
    }

    /// The bytes read as UTF-8, with a replacement character where they are not.
    @Override
    public String toString() {
        return new String(array, start, size, StandardCharsets.UTF_8);
    }
}
