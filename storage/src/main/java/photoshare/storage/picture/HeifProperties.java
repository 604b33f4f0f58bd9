package photoshare.storage.picture;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the box `iprp` says of the items of an AVIF or a HEIC (ISO/IEC 23008-12, 9.3).
final class HeifProperties {

    static final HeifProperties NONE = new HeifProperties(ByteBuffer.allocate(0));

    private static final int LONG_INDEXES = 1;

    /// Cameras write about ten.
    private static final int MOST_OF_AN_ITEM = 32;

    private final List<HeifBox> all = new ArrayList<>();
    private final Map<Integer, List<HeifBox>> byItem = new HashMap<>();

    /// @throws java.nio.BufferUnderflowException if a box ends early
    /// @throws IllegalArgumentException if a box does not fit into the one around it
    HeifProperties(ByteBuffer body) {
        List<HeifBox> boxes = HeifBox.all(body);
        boxes.stream()
                .filter(box -> box.type().equals("ipco"))
                .forEach(box -> all.addAll(HeifBox.all(box.body())));
        boxes.stream()
                .filter(box -> box.type().equals("ipma"))
                .forEach(box -> associate(box.body()));
    }

    /// Of all items.
    List<HeifBox> all() {
        return all;
    }

    List<HeifBox> of(int item) {
        return byItem.getOrDefault(item, List.of());
    }

    private void associate(ByteBuffer body) {
        int versionAndFlags = body.getInt();
        boolean longIds = versionAndFlags >>> 24 > 0;
        boolean longIndexes = (versionAndFlags & LONG_INDEXES) != 0;
        for (int items = HeifBox.items(body, true); items > 0; items--) {
            int item = HeifBox.number(body, longIds);
            for (int count = body.get() & 0xFF; count > 0; count--) {
                int index = longIndexes ? body.getShort() & 0x7FFF : body.get() & 0x7F;
                if (0 < index && index <= all.size()) {
                    add(all.get(index - 1), byItem.computeIfAbsent(item, _ -> new ArrayList<>()));
                }
            }
        }
    }

    private static void add(HeifBox property, List<HeifBox> ofItem) {
        ofItem.add(property);
        if (ofItem.size() > MOST_OF_AN_ITEM) {
            throw new IllegalArgumentException("too many properties of an item");
        }
    }
}
