package photoshare.storage.picture;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import photoshare.storage.picture.Refusal.Reason;

/// The meta box of an AVIF or a HEIC (ISO/IEC 23008-12): which of the pictures inside is the one to
/// show, how large it is, how it is turned, and where the EXIF block is. Its decoder turns it;
/// nobody else has to, whatever the EXIF block says. Used once.
final class HeifHeader {

    private static final int LARGEST_META = 1024 * 1024;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int QUARTER_TURN = 1;

    /// Nearly twice as much as is measured for HEVC of ten bits; AVIFs may take it all.
    private static final int BYTES_PER_PIXEL = 18;

    /// The same for AVIFs that are rich in colours.
    private static final int BYTES_PER_RICH_PIXEL = 31;

    /// More than that for AVIFs with a mask.
    private static final int BYTES_PER_MASKED_PIXEL = 8;

    /// The same for HEVC of eight bits, with a mask.
    private static final int BYTES_PER_HEVC_PIXEL = 9;

    private long position;
    private int primary = -1;
    private ByteBuffer infos = NOTHING;
    private ByteBuffer places = NOTHING;
    private HeifProperties properties = HeifProperties.NONE;

    private HeifHeader() {}

    /// @throws EOFException if the file ends before its size was told
    static RawHeader read(DataInputStream in) throws IOException {
        try {
            var header = new HeifHeader();
            header.readMeta(header.meta(in));
            RawHeader size = header.size();
            HeifExif exif = HeifExif.find(header.infos, header.places);
            return size.withExif(exif.read(in, header.position));
        } catch (BufferUnderflowException
                | IndexOutOfBoundsException
                | IllegalArgumentException _) {
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
                case "iprp" -> properties = new HeifProperties(box.body());
                default -> {}
            }
        }
    }

    private RawHeader size() {
        int width = 0;
        int height = 0;
        boolean turned = false;
        for (HeifBox property : properties.of(primary)) {
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
        long held = held();
        return turned
                ? new RawHeader(height, width, RawHeader.NO_EXIF, held)
                : new RawHeader(width, height, RawHeader.NO_EXIF, held);
    }

    /// Of the largest of all pictures inside: the one to show may be made of others.
    private long held() {
        long pixels =
                bodies("ispe")
                        .map(CodedSize::told)
                        .reduce(CodedSize.NONE, CodedSize::orLarger)
                        .pixels();
        return pixels * bytesPerPixel();
    }

    private int bytesPerPixel() {
        boolean hevc = !HeifItem.types(infos.duplicate()).containsValue("av01");
        if (hevc && bodies("hvcC").allMatch(body -> HevcUnits.depth(body) == Byte.SIZE)) {
            return BYTES_PER_HEVC_PIXEL;
        }
        int mask = hevc || bodies("auxC").findAny().isEmpty() ? 0 : BYTES_PER_MASKED_PIXEL;
        boolean rich = bodies("av1C").anyMatch(Av1Sequence::isRich);
        return mask + (rich ? BYTES_PER_RICH_PIXEL : BYTES_PER_PIXEL);
    }

    private Stream<ByteBuffer> bodies(String type) {
        return properties.all().stream()
                .filter(property -> property.type().equals(type))
                .map(HeifBox::body);
    }
}
