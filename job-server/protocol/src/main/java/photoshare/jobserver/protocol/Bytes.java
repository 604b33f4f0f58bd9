package photoshare.jobserver.protocol;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// An immutable string of bytes with value equality: what Gearman calls function names, unique ids,
/// handles and data. The protocol does not say which character set a name is in, so names are
/// compared byte by byte and only turned into text where a person reads them. Safe for use by any
/// thread.
public final class Bytes implements Comparable<Bytes> {

    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] bytes;
    private int hash;

    private Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The bytes of `text` in UTF-8.
    public static Bytes of(String text) {
        return wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Bytes copyOf(byte[] bytes) {
        return wrap(bytes.clone());
    }

    /// Takes the array over without copying it; the caller must not change it afterwards.
    public static Bytes wrap(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Bytes(bytes);
    }

    /// Takes the next `length` bytes out of the buffer.
    public static Bytes read(ByteBuffer buffer, int length) {
        var bytes = new byte[length];
        buffer.get(bytes);
        return wrap(bytes);
    }

    public int size() {
        return bytes.length;
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    public byte get(int index) {
        return bytes[index];
    }

    public boolean contains(byte wanted) {
        return indexOf(wanted) >= 0;
    }

    /// Where that byte is found first; -1 if nowhere.
    public int indexOf(byte wanted) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /// The first `size` bytes, or all of them if there are no more.
    public Bytes first(int size) {
        return size >= bytes.length ? this : wrap(Arrays.copyOf(bytes, size));
    }

    /// The bytes from `start` up to, not including, `end`.
    public Bytes slice(int start, int end) {
        return wrap(Arrays.copyOfRange(bytes, start, end));
    }

    /// These bytes and then those.
    public Bytes followedBy(byte[] more) {
        byte[] all = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, all, bytes.length, more.length);
        return wrap(all);
    }

    public byte[] toByteArray() {
        return bytes.clone();
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Bytes that
                        && hashCode() == that.hashCode()
                        && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        if (hash == 0) {
            hash = Arrays.hashCode(bytes);
        }
        return hash;
    }

    /// Byte by byte, without signs. Also keeps hash maps fast when somebody chooses names whose
    /// hashes collide.
    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    /// The bytes read as UTF-8, with a replacement character where they are not.
    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
