package photoshare.storage.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Writes an AVIF or a HEIC of one picture (ISO/IEC 14496-12, 8.11; ISO/IEC 23008-12, 9.3 and 10).
/// Used once.
final class HeifWriter {

    private static final int PRIMARY = 1;
    private static final int VERSION_0 = 0;
    private static final int VERSION_2 = 2 << 24;
    private static final int HIDDEN = 1;
    private static final int LONG_INDEXES = 1;
    private static final short FOUR_BYTES_EACH = 0x4400;
    private static final int ESSENTIAL = 1 << 15;
    private static final Set<String> DESCRIPTIVE = Set.of("ispe", "pixi", "colr", "auxC");
    private static final byte NO_NAME = 0;
    private static final int PLACE = 14;

    /// More than is ever needed besides the properties.
    private static final int HEADERS = 512;

    /// The same for each item.
    private static final int ITEM = 64;

    /// In the order of their numbers.
    private final List<HeifPicture> items = new ArrayList<>();

    private final Map<HeifPicture, Integer> numbers = new IdentityHashMap<>();
    private final List<HeifBox> properties = new ArrayList<>();
    private final Map<HeifBox, Integer> indexes = new IdentityHashMap<>();
    private final ByteBuffer head;

    private HeifWriter(HeifPicture picture) {
        add(picture);
        int length = HEADERS;
        for (HeifBox property : properties) {
            length += HeifBox.HEADER + property.body().remaining();
        }
        for (HeifPicture item : items) {
            length += ITEM + Short.BYTES * (item.properties().size() + item.tiles().size());
        }
        head = ByteBuffer.allocate(length);
    }

    /// @return the file, one part behind the other
    static List<ByteBuffer> write(HeifPicture picture) {
        var writer = new HeifWriter(picture);
        List<ByteBuffer> file = new ArrayList<>();
        file.add(writer.head());
        writer.items.forEach(item -> file.addAll(item.data()));
        return file;
    }

    private void add(HeifPicture picture) {
        if (numbers.putIfAbsent(picture, PRIMARY + items.size()) == null) {
            items.add(picture);
            for (HeifBox property : picture.properties()) {
                if (indexes.putIfAbsent(property, 1 + properties.size()) == null) {
                    properties.add(property);
                }
            }
            picture.tiles().forEach(this::add);
            picture.mask().ifPresent(this::add);
        }
    }

    /// All but what the items are made of.
    private ByteBuffer head() {
        boolean avif = items.stream().anyMatch(item -> item.type().equals("av01"));
        box("ftyp", () -> putBrands(avif ? "avif" : "heic"));
        box("meta", this::putMeta);
        int length = items.stream().mapToInt(HeifPicture::length).sum();
        head.putInt(HeifBox.HEADER + length);
        put("mdat");
        return head.flip();
    }

    private void putBrands(String brand) {
        put(brand).putInt(0);
        put(brand);
        put("mif1");
    }

    private void putMeta() {
        head.putInt(VERSION_0);
        box("hdlr", this::putKind);
        box("pitm", () -> head.putInt(VERSION_0).putShort((short) PRIMARY));
        box("iinf", this::putInfos);
        if (items.size() > 1) {
            box("iref", this::putReferences);
        }
        box("iprp", this::putProperties);
        box("iloc", this::putPlaces);
    }

    private void putKind() {
        head.putInt(VERSION_0).putInt(0);
        put("pict").put(new byte[3 * Integer.BYTES]).put(NO_NAME);
    }

    private void putInfos() {
        head.putInt(VERSION_0).putShort((short) items.size());
        for (HeifPicture item : items) {
            box("infe", () -> putInfo(item));
        }
    }

    private void putInfo(HeifPicture item) {
        int hidden = number(item) == PRIMARY ? 0 : HIDDEN;
        head.putInt(VERSION_2 | hidden).putShort(number(item)).putShort((short) 0);
        put(item.type()).put(NO_NAME);
    }

    private void putReferences() {
        head.putInt(VERSION_0);
        for (HeifPicture item : items) {
            if (!item.tiles().isEmpty()) {
                box("dimg", () -> putReference(item, item.tiles()));
            }
            item.mask().ifPresent(mask -> putMaskReferences(item, mask));
        }
    }

    private void putMaskReferences(HeifPicture item, HeifPicture mask) {
        box("auxl", () -> putReference(mask, List.of(item)));
        if (item.premultiplied()) {
            box("prem", () -> putReference(item, List.of(mask)));
        }
    }

    private void putReference(HeifPicture from, List<HeifPicture> to) {
        head.putShort(number(from)).putShort((short) to.size());
        to.forEach(it -> head.putShort(number(it)));
    }

    private void putProperties() {
        box("ipco", () -> properties.forEach(this::putProperty));
        box("ipma", this::putAssociations);
    }

    private void putProperty(HeifBox property) {
        box(property.type(), () -> head.put(property.body().duplicate()));
    }

    private void putAssociations() {
        head.putInt(LONG_INDEXES).putInt(items.size());
        for (HeifPicture item : items) {
            head.putShort(number(item)).put((byte) item.properties().size());
            item.properties().forEach(it -> head.putShort((short) (index(it) | essential(it))));
        }
    }

    /// Behind them is what they tell the places of.
    private void putPlaces() {
        head.putInt(VERSION_0).putShort(FOUR_BYTES_EACH).putShort((short) items.size());
        int place = head.position() + items.size() * PLACE + HeifBox.HEADER;
        for (HeifPicture item : items) {
            head.putShort(number(item)).putShort((short) 0).putShort((short) 1);
            head.putInt(place).putInt(item.length());
            place += item.length();
        }
    }

    private short number(HeifPicture item) {
        return Objects.requireNonNull(numbers.get(item)).shortValue();
    }

    private int index(HeifBox property) {
        return Objects.requireNonNull(indexes.get(property));
    }

    /// Whether nobody may show the picture who does not understand it.
    private static int essential(HeifBox property) {
        return DESCRIPTIVE.contains(property.type()) ? 0 : ESSENTIAL;
    }

    private void box(String type, Runnable body) {
        int start = head.position();
        head.putInt(0);
        put(type);
        body.run();
        head.putInt(start, head.position() - start);
    }

    private ByteBuffer put(String letters) {
        return head.put(letters.getBytes(StandardCharsets.ISO_8859_1));
    }
}
