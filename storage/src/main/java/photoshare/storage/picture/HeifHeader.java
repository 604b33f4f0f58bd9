package photoshare.storage.picture;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import photoshare.storage.picture.Refusal.Reason;

/// The meta box of an AVIF or a HEIC (ISO/IEC 23008-12): which of the pictures inside is the one to
/// show, how large it is, how it is turned, and where the EXIF block is. Its decoder turns it;
/// nobody else has to, whatever the EXIF block says. Used once.
final class HeifHeader {

    private static final int LARGEST_META = 1024 * 1024;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int QUARTER_TURN = 1;
    private static final int BYTES_PER_PIXEL = 18;
    private static final int LONG_INDEXES = 1;
    private static final int PICTURE_START = 4096;

    private long position;
    private int primary = -1;
    private ByteBuffer infos = NOTHING;
    private ByteBuffer places = NOTHING;
    private final List<HeifBox> properties = new ArrayList<>();
    private final List<ByteBuffer> associations = new ArrayList<>();

    private HeifHeader() {}

    /// @throws EOFException if the file ends before its size was told
    static RawHeader read(DataInputStream in) throws IOException {
        try {
            var header = new HeifHeader();
            header.readMeta(header.meta(in));
            RawHeader size = header.size();
            CodedSize told = header.largest();
            header.coded().checkWithin(told);
            return size.withExif(header.readItems(in, told));
        } catch (BufferUnderflowException | IllegalArgumentException _) {
            throw new PictureRefusedException(Reason.NO_SIZE);
        }
    }

    private ByteBuffer meta(DataInputStream in) throws IOException {
        while (true) {
            long size = Integer.toUnsignedLong(in.readInt());
            int type = in.readInt();
            int head = size == 1 ? 2 * HeifBox.HEADER : HeifBox.HEADER;
            long body = (size == 1 ? in.readLong() : size) - head;
            if (type == 0x6D657461) {
                byte[] meta = new byte[Math.clamp(body, 0, LARGEST_META)];
                in.readFully(meta);
                position += head + meta.length;
                return ByteBuffer.wrap(meta);
            } else if (body < 0) {
                throw new EOFException();
            }
            in.skipNBytes(body);
            position += head + body;
        }
    }

    private void readMeta(ByteBuffer meta) {
        meta.getInt();
        for (HeifBox box : HeifBox.all(meta)) {
            switch (box.type()) {
                case "pitm" ->
                        primary = HeifBox.number(box.body(), HeifBox.version(box.body()) > 0);
                case "iinf" -> infos = box.body();
                case "iloc" -> places = box.body();
                case "iprp" -> readProperties(box.body());
                default -> {}
            }
        }
    }

    private void readProperties(ByteBuffer body) {
        for (HeifBox box : HeifBox.all(body)) {
            switch (box.type()) {
                case "ipco" -> properties.addAll(HeifBox.all(box.body()));
                case "ipma" -> associations.add(box.body());
                default -> {}
            }
        }
    }

    private RawHeader size() {
        int width = 0;
        int height = 0;
        boolean turned = false;
        for (HeifBox property : propertiesOfPrimary()) {
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
        long held = BYTES_PER_PIXEL * largest().pixels();
        return turned
                ? new RawHeader(height, width, RawHeader.NO_EXIF, held)
                : new RawHeader(width, height, RawHeader.NO_EXIF, held);
    }

    /// Of all pictures inside: the one to show may be made of others.
    private CodedSize largest() {
        CodedSize largest = CodedSize.NONE;
        for (HeifBox property : properties) {
            if (property.type().equals("ispe")) {
                ByteBuffer body = property.body().duplicate().position(4);
                largest = largest.orLarger(CodedSize.told(body));
            }
        }
        return largest;
    }

    private CodedSize coded() {
        CodedSize largest = CodedSize.NONE;
        for (HeifBox property : properties) {
            if (property.type().equals("hvcC")) {
                largest = largest.orLarger(HevcHeader.size(property.body().duplicate()));
            }
        }
        return largest;
    }

    /// What lies behind the boxes, in the order of the file.
    ///
    /// @param told largest size that the boxes speak of
    /// @return the EXIF block
    private byte[] readItems(DataInputStream in, CodedSize told) throws IOException {
        byte[] exif = RawHeader.NO_EXIF;
        List<HeifItem> items = new ArrayList<>(HeifItem.all(infos, places));
        items.sort(Comparator.comparingLong(HeifItem::offset));
        long lastCoded = -1;
        try {
            for (HeifItem item : items) {
                if (item.type().equals(HeifItem.AV1) && item.offset() != lastCoded) {
                    Av1Header.size(ByteBuffer.wrap(start(item, in, PICTURE_START)))
                            .checkWithin(told);
                    lastCoded = item.offset();
                } else if (item.type().equals(HeifItem.EXIF) && mayBeRead(item)) {
                    exif = HeifExif.block(start(item, in, RawHeader.LARGEST_EXIF));
                }
            }
        } catch (EOFException _) {
            return exif; // a file that was cut off shows as far as it goes, or not
        }
        return exif;
    }

    private boolean mayBeRead(HeifItem exif) {
        return exif.offset() >= position && exif.size() <= RawHeader.LARGEST_EXIF;
    }

    private byte[] start(HeifItem item, DataInputStream in, int most) throws IOException {
        if (item.offset() < position) {
            throw new PictureRefusedException(Reason.UNREADABLE);
        }
        in.skipNBytes(item.offset() - position);
        byte[] start = new byte[item.size() <= 0 ? most : (int) Math.min(most, item.size())];
        in.readFully(start);
        position = item.offset() + start.length;
        return start;
    }

    private List<HeifBox> propertiesOfPrimary() {
        List<HeifBox> found = new ArrayList<>();
        for (ByteBuffer body : associations) {
            int versionAndFlags = body.getInt();
            boolean longIds = versionAndFlags >>> 24 > 0;
            boolean longIndexes = (versionAndFlags & LONG_INDEXES) != 0;
            for (int items = body.getInt(); items > 0; items--) {
                boolean ours = HeifBox.number(body, longIds) == primary;
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
}
