package photoshare.storage.picture;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The meta box of an AVIF or a HEIC (ISO/IEC 23008-12): which of the pictures inside is the one to
/// show, how large it is, and how it is turned. Its decoder turns it; nobody else has to. Used
/// once.
final class HeifHeader {

    private static final int BOX = 8;
    private static final int LARGEST_META = 1024 * 1024;
    private static final int QUARTER_TURN = 1;
    private static final int LONG_INDEXES = 1;

    /// @param type four letters
    /// @param body what follows them
    private record Box(String type, ByteBuffer body) {}

    private int primary = -1;
    private final List<Box> properties = new ArrayList<>();
    private final List<ByteBuffer> associations = new ArrayList<>();

    private HeifHeader() {}

    /// @throws EOFException if the file ends before its size was told
    static RawHeader read(DataInputStream in) throws IOException {
        try {
            var header = new HeifHeader();
            header.readMeta(meta(in));
            return header.size();
        } catch (BufferUnderflowException | IllegalArgumentException _) {
            throw PictureRefusedException.damaged("it says no size");
        }
    }

    private static ByteBuffer meta(DataInputStream in) throws IOException {
        while (true) {
            long size = Integer.toUnsignedLong(in.readInt());
            int type = in.readInt();
            long body = size == 1 ? in.readLong() - 2 * BOX : size - BOX;
            if (type == 0x6D657461) {
                byte[] meta = new byte[Math.clamp(body, 0, LARGEST_META)];
                in.readFully(meta);
                return ByteBuffer.wrap(meta);
            } else if (body < 0) {
                throw new EOFException();
            }
            in.skipNBytes(body);
        }
    }

    private void readMeta(ByteBuffer meta) {
        meta.getInt();
        for (Box box : boxes(meta)) {
            switch (box.type()) {
                case "pitm" -> primary = id(box.body(), version(box.body()) > 0);
                case "iprp" -> readProperties(box.body());
                default -> {}
            }
        }
    }

    private void readProperties(ByteBuffer body) {
        for (Box box : boxes(body)) {
            switch (box.type()) {
                case "ipco" -> properties.addAll(boxes(box.body()));
                case "ipma" -> associations.add(box.body());
                default -> {}
            }
        }
    }

    private RawHeader size() {
        int width = 0;
        int height = 0;
        boolean turned = false;
        for (Box property : propertiesOfPrimary()) {
            ByteBuffer body = property.body().duplicate();
            switch (property.type()) {
                case "ispe" -> {
                    body.getInt();
                    width = body.getInt();
                    height = body.getInt();
                }
                case "irot" -> turned = (body.get() & QUARTER_TURN) != 0;
                default -> {}
            }
        }
        long held = RawHeader.whole(1, 1, RawHeader.NO_EXIF).heldBytes() * largest();
        return turned
                ? new RawHeader(height, width, RawHeader.NO_EXIF, held)
                : new RawHeader(width, height, RawHeader.NO_EXIF, held);
    }

    /// Of all pictures inside: the one to show may be made of others.
    private long largest() {
        long largest = 0;
        for (Box property : properties) {
            if (property.type().equals("ispe")) {
                ByteBuffer body = property.body();
                largest = Math.max(largest, side(body.getInt(4)) * side(body.getInt(8)));
            }
        }
        return largest;
    }

    /// Any larger one is as bad, and would only overflow.
    private static long side(int length) {
        return Math.min(100_000, Integer.toUnsignedLong(length));
    }

    private List<Box> propertiesOfPrimary() {
        List<Box> found = new ArrayList<>();
        for (ByteBuffer body : associations) {
            int versionAndFlags = body.getInt();
            boolean longIds = versionAndFlags >>> 24 > 0;
            boolean longIndexes = (versionAndFlags & LONG_INDEXES) != 0;
            for (int items = body.getInt(); items > 0; items--) {
                boolean ours = id(body, longIds) == primary;
                for (int count = body.get() & 0xFF; count > 0; count--) {
                    int index = longIndexes ? body.getShort() & 0x7FFF : body.get() & 0x7F;
                    if (ours && 0 < index && index <= properties.size()) {
                        found.add(properties.get(index - 1));
                    }
                }
            }
        }
        return found;
    }

    private static List<Box> boxes(ByteBuffer bytes) {
        List<Box> boxes = new ArrayList<>();
        while (bytes.remaining() >= BOX) {
            int start = bytes.position();
            int size = bytes.getInt();
            byte[] type = new byte[4];
            bytes.get(type);
            if (size != 0 && size < BOX || size > bytes.limit() - start) {
                throw new IllegalArgumentException("a box of %d bytes".formatted(size));
            }
            int end = size == 0 ? bytes.limit() : start + size;
            ByteBuffer body = bytes.duplicate().limit(end).slice();
            boxes.add(new Box(new String(type, StandardCharsets.ISO_8859_1), body));
            bytes.position(end);
        }
        return boxes;
    }

    private static int version(ByteBuffer body) {
        return body.getInt() >>> 24;
    }

    private static int id(ByteBuffer bytes, boolean isLong) {
        return isLong ? bytes.getInt() : Short.toUnsignedInt(bytes.getShort());
    }
}
