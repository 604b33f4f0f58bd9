package photoshare.storage.picture;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which items of an AVIF or a HEIC belong to which (ISO/IEC 14496-12, 8.11.12).
final class HeifReferences {

    private final Map<Integer, List<Integer>> parts = new HashMap<>();
    private final Map<Integer, List<Integer>> auxiliaries = new HashMap<>();

    private final Set<Integer> premultiplied = new HashSet<>();
    private int kept;

    /// @param body of the box `iref`; nothing if it is missing
    /// @throws java.nio.BufferUnderflowException if a box ends early
    /// @throws IllegalArgumentException if it is broken in another way
    HeifReferences(ByteBuffer body) {
        if (body.hasRemaining()) {
            boolean longIds = HeifBox.version(body) > 0;
            for (HeifBox box : HeifBox.all(body)) {
                int from = HeifBox.number(box.body(), longIds);
                List<Integer> to = numbers(box.body(), longIds);
                if (box.body().hasRemaining()) { // decoders go on here, and not behind the box
                    throw new IllegalArgumentException("more behind a list of items");
                }
                switch (box.type()) {
                    case "dimg" -> {
                        keep(to);
                        if (parts.put(from, to) != null) {
                            throw new IllegalArgumentException("two lists of parts of one item");
                        }
                    }
                    case "auxl" -> {
                        keep(to);
                        to.forEach(whole ->
                                auxiliaries
                                        .computeIfAbsent(whole, _ -> new ArrayList<>())
                                        .add(from));
                    }
                    case "prem" -> premultiplied.add(from);
                    default -> {}
                }
            }
        }
    }

    /// Half a million would fit in.
    private void keep(List<Integer> items) {
        kept += items.size();
        if (kept > HeifBox.MOST) {
            throw new IllegalArgumentException("too many items in lists");
        }
    }

    /// What a picture is made of.
    List<Integer> parts(int item) {
        return parts.getOrDefault(item, List.of());
    }

    /// What goes with a picture: a mask, a map of depths.
    List<Integer> auxiliaries(int item) {
        return auxiliaries.getOrDefault(item, List.of());
    }

    /// Whether the mask of a picture has been applied to its colours (ISO/IEC 23000-22, 7.3.5.2).
    boolean isPremultiplied(int item) {
        return premultiplied.contains(item);
    }

    private static List<Integer> numbers(ByteBuffer body, boolean longIds) {
        List<Integer> numbers = new ArrayList<>();
        for (int left = HeifBox.items(body, false); left > 0; left--) {
            numbers.add(HeifBox.number(body, longIds));
        }
        return numbers;
    }
}
