package photoshare.storage.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Writes an AVIF of headers without pixels. Its items are numbered from 1; the first is the one to
/// show.
final class TestHeif {

    private record Item(String type, List<byte[]> pieces, int place, List<byte[]> properties) {}

    private static final int IN_FILE = 0;
    private static final int IN_BOX = 1;

    private final List<Item> items = new ArrayList<>();
    private final ByteArrayOutputStream references = new ByteArrayOutputStream();
    private final ByteArrayOutputStream more = new ByteArrayOutputStream();

    TestHeif picture(String type, byte[] data, byte[]... properties) {
        return pictureInPieces(type, List.of(data), properties);
    }

    /// The same piece may be there several times.
    TestHeif pictureInPieces(String type, List<byte[]> pieces, byte[]... properties) {
        items.add(new Item(type, pieces, IN_FILE, configured(type, properties)));
        return this;
    }

    TestHeif pictureInABox(String type, byte[] data, byte[]... properties) {
        items.add(new Item(type, List.of(data), IN_BOX, configured(type, properties)));
        return this;
    }

    /// An item that lies nowhere.
    TestHeif nowhere(String type) {
        items.add(new Item(type, List.of(), IN_FILE, List.of()));
        return this;
    }

    /// AV1 of eight bits, if nothing else is said.
    private static List<byte[]> configured(String type, byte[]... properties) {
        boolean missing =
                Arrays.stream(properties)
                        .noneMatch(it -> HeifBox.letters(ByteBuffer.wrap(it), 4).equals("av1C"));
        List<byte[]> all = new ArrayList<>(List.of(properties));
        if (type.equals("av01") && missing) {
            all.add(box("av1C", new byte[] {(byte) 0x81, 0, 0, 0}));
        }
        return all;
    }

    TestHeif reference(String type, int from, int... to) {
        ByteBuffer body = ByteBuffer.allocate(4 + 2 * to.length);
        body.putShort((short) from).putShort((short) to.length);
        for (int item : to) {
            body.putShort((short) item);
        }
        references.writeBytes(box(type, body.array()));
        return this;
    }

    /// At the end of the box `meta`.
    TestHeif with(byte[] box) {
        more.writeBytes(box);
        return this;
    }

    ByteBuffer file() {
        byte[] type = box("ftyp", ascii("avif\0\0\0\0avifmif1"));
        int behindMeta = type.length + meta(0).length + 8;
        var data = new ByteArrayOutputStream();
        pieces(IN_FILE).forEach(data::writeBytes);
        return ByteBuffer.wrap(
                TestPictures.join(type, meta(behindMeta), box("mdat", data.toByteArray())));
    }

    static byte[] size(int width, int height) {
        return full("ispe", ByteBuffer.allocate(8).putInt(width).putInt(height).array());
    }

    static byte[] auxiliary(String kind) {
        return full("auxC", ascii(kind + "\0"));
    }

    static byte[] grid(int rows, int columns, int width, int height) {
        return ByteBuffer.allocate(8)
                .put((byte) 0)
                .put((byte) 0)
                .put((byte) (rows - 1))
                .put((byte) (columns - 1))
                .putShort((short) width)
                .putShort((short) height)
                .array();
    }

    static byte[] box(String type, byte[] body) {
        return ByteBuffer.allocate(8 + body.length)
                .putInt(8 + body.length)
                .put(ascii(type))
                .put(body)
                .array();
    }

    static byte[] full(String type, byte[] body) {
        return box(type, TestPictures.join(new byte[4], body));
    }

    static byte[] infos(String... types) {
        byte[] infos = shorts(types.length);
        for (int at = 0; at < types.length; at++) {
            infos = TestPictures.join(infos, info(at + 1, types[at]));
        }
        return full("iinf", infos);
    }

    private static byte[] info(int id, String type) {
        byte[] body = TestPictures.join(new byte[] {2, 0, 0, 0}, shorts(id, 0), ascii(type));
        return box("infe", TestPictures.join(body, new byte[1]));
    }

    private byte[] meta(int behind) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(new byte[4]);
        body.writeBytes(full("pitm", shorts(1)));
        body.writeBytes(infos(items.stream().map(Item::type).toArray(String[]::new)));
        body.writeBytes(places(behind));
        body.writeBytes(properties());
        body.writeBytes(full("iref", references.toByteArray()));
        body.writeBytes(box("idat", TestPictures.join(pieces(IN_BOX).toArray(byte[][]::new))));
        body.writeBytes(more.toByteArray());
        return box("meta", body.toByteArray());
    }

    private List<byte[]> pieces(int place) {
        return items.stream()
                .filter(item -> item.place == place)
                .flatMap(item -> item.pieces.stream().distinct())
                .toList();
    }

    private byte[] places(int behind) {
        ByteBuffer body = ByteBuffer.allocate(100_000);
        body.putInt(1 << 24).putShort((short) 0x4400).putShort((short) items.size());
        int[] next = {behind, 0};
        for (int at = 0; at < items.size(); at++) {
            Item item = items.get(at);
            body.put(shorts(at + 1, item.place, 0, item.pieces.size()));
            Map<byte[], Integer> places = new IdentityHashMap<>();
            for (byte[] piece : item.pieces) {
                int place = places.computeIfAbsent(piece, _ -> next[item.place]);
                body.putInt(place).putInt(piece.length);
                next[item.place] = Math.max(next[item.place], place + piece.length);
            }
        }
        byte[] written = new byte[body.position()];
        body.flip().get(written);
        return box("iloc", written);
    }

    private byte[] properties() {
        var all = new ByteArrayOutputStream();
        var associations = new ByteArrayOutputStream();
        associations.writeBytes(ByteBuffer.allocate(4).putInt(items.size()).array());
        int index = 0;
        for (int at = 0; at < items.size(); at++) {
            associations.writeBytes(shorts(at + 1));
            associations.write(items.get(at).properties.size());
            for (byte[] property : items.get(at).properties) {
                all.writeBytes(property);
                associations.write(++index);
            }
        }
        return box(
                "iprp",
                TestPictures.join(
                        box("ipco", all.toByteArray()), full("ipma", associations.toByteArray())));
    }

    private static byte[] shorts(int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * numbers.length);
        for (int number : numbers) {
            bytes.putShort((short) number);
        }
        return bytes.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
