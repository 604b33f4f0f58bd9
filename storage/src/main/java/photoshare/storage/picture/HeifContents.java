package photoshare.storage.picture;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import photoshare.storage.picture.HeifItem.Piece;
import photoshare.storage.picture.Refusal.Reason;

/// What a decoder would meet in an AVIF or a HEIC (ISO/IEC 23008-12). [PictureHeader] believes what
/// such a file says of itself; this looks whether it is true. The format has pictures that are made
/// of other ones to any depth: of those only a grid of tiles passes, which is what cameras write.
public final class HeifContents {

    private static final int LONG_SIDES = 1;
    private static final int MOST_AUXILIARIES = 16;
    private static final int MOST_TILES = 1000;
    private static final int MOST_PIECES = 64;
    private static final int LARGEST_META = 1024 * 1024;

    /// Each picture takes a copy of its configuration, which is a few hundred bytes long.
    private static final int LARGEST_CONFIGURATION = 16 * 1024;

    /// Nobody stops a decoder, which takes up to 0.6 s for a megabyte. Telephones make 2 to 6 of 24
    /// megapixels.
    private static final long MOST_BYTES = 12 * 1024 * 1024;

    private static final Set<String> BOXES = Set.of("ftyp", "meta", "mdat");

    /// The brands of films, and what there is in such files besides (ISO/IEC 23008-12, 10).
    private static final Map<String, String> STILLS =
            Map.of("avis", "avif", "msf1", "mif1", "hevc", "heic", "hevx", "heix");

    /// Decoders inflate it, and a megabyte can be a thousand.
    private static final String REMARK = "mime";

    private static final Set<String> PICTURES = Set.of("av01", "hvc1", "grid");
    private static final List<String> ONCE = List.of("irot", "imir", "clap", "av1C", "hvcC");

    private final ByteBuffer file;
    private final List<HeifBox> meta;
    private final Map<Integer, HeifItem> items;
    private final HeifProperties properties;
    private final HeifReferences references;
    private final Map<Integer, CodedSize> known = new HashMap<>();
    private long bytesToDecode;
    private long otherBytes;

    private HeifContents(ByteBuffer file) {
        this.file = file;
        List<HeifBox> boxes = hideFilms();
        ByteBuffer body = only("meta", boxes);
        require(body.remaining() <= LARGEST_META, "a longer box than pictures need");
        body.getInt();
        meta = HeifBox.all(body);
        HeifItem.hide(REMARK, only("iinf", meta));
        items =
                HeifItem.all(only("iinf", meta), only("iloc", meta)).stream()
                        .collect(Collectors.toMap(HeifItem::id, item -> item));
        properties = new HeifProperties(only("iprp", meta));
        references = new HeifReferences(atMostOne("iref", meta));
    }

    /// @param file all of it; films and whatever else is beside the pictures are hidden from
    ///   decoders
    /// @throws PictureRefusedException if its decoder would make room for more than the file says,
    ///   or decode more than one picture and what belongs to it
    public static void check(ByteBuffer file) {
        try {
            new HeifContents(file).checkAll();
        } catch (BufferUnderflowException
                | IndexOutOfBoundsException
                | IllegalArgumentException
                | IllegalStateException e) {
            var refusal = new PictureRefusedException(Reason.UNREADABLE);
            refusal.initCause(e);
            throw refusal;
        }
    }

    private List<HeifBox> hideFilms() {
        HeifBox.keepOnly(BOXES, file);
        List<HeifBox> boxes = HeifBox.leading(file.duplicate());
        ByteBuffer brands = only("ftyp", boxes);
        for (int at = 0; at + 4 <= brands.limit(); at += 4) {
            String still = STILLS.get(HeifBox.letters(brands, at));
            if (still != null) {
                brands.put(at, still.getBytes(StandardCharsets.US_ASCII));
            }
        }
        return boxes;
    }

    /// All pictures: a decoder need not agree which one is to be shown.
    private void checkAll() {
        for (HeifItem item : items.values()) {
            for (String type : ONCE) {
                List<ByteBuffer> bodies = about(item.id(), type).toList();
                require(bodies.size() <= 1, "two of the same kind: " + type);
                require(
                        bodies.stream().allMatch(it -> it.remaining() <= LARGEST_CONFIGURATION),
                        "a longer configuration than pictures need: " + type);
            }
            switch (item.type()) {
                case "av01", "hvc1" -> checkCoded(item.id());
                case "grid" -> checkGrid(item.id());
                case "iovl", "iden" ->
                        throw new IllegalArgumentException("a picture made of others");
                default -> otherBytes += length(item);
            }
        }
        require(otherBytes <= Math.min(file.limit(), MOST_BYTES), "too much besides pictures");
        require(isPicture(primary()), "no picture to show");
    }

    private int primary() {
        ByteBuffer body = only("pitm", meta);
        boolean longNumber = HeifBox.version(body) > 0;
        return HeifBox.number(body, longNumber);
    }

    private boolean isPicture(int id) {
        return PICTURES.contains(item(id).type());
    }

    /// What goes with a picture is no larger than it.
    private void checkAuxiliaries(int picture) {
        List<Integer> found = references.auxiliaries(picture);
        require(found.size() <= MOST_AUXILIARIES, "a picture with too many others");
        for (int auxiliary : found) {
            require(isPicture(auxiliary), "something else that goes with a picture");
            told(auxiliary).checkWithin(told(picture));
        }
    }

    /// ISO/IEC 23008-12, 6.6.2.3.
    private void checkGrid(int id) {
        ByteBuffer grid = bytes(item(id));
        grid.get();
        boolean longSides = (grid.get() & LONG_SIDES) != 0;
        int tiles = (1 + (grid.get() & 0xFF)) * (1 + (grid.get() & 0xFF));
        CodedSize canvas =
                new CodedSize(
                        Integer.toUnsignedLong(HeifBox.number(grid, longSides)),
                        Integer.toUnsignedLong(HeifBox.number(grid, longSides)));
        canvas.checkWithin(told(id));
        require(tiles <= MOST_TILES, "a grid of too many tiles");
        require(references.parts(id).size() == tiles, "a grid without some of its tiles");
        checkAuxiliaries(id);
        CodedSize largest = CodedSize.NONE;
        for (int tile : references.parts(id)) {
            largest = largest.orLarger(checkCoded(tile));
        }
        require(
                tiles * largest.pixels() <= canvas.withEdges(largest.width(), largest.height()),
                "a grid of tiles that it does not need");
    }

    /// @return how large it is
    private CodedSize checkCoded(int id) {
        HeifItem item = item(id);
        bytesToDecode += length(item);
        require(bytesToDecode <= MOST_BYTES, "too many bytes to decode");
        return known.computeIfAbsent(id, _ -> coded(item));
    }

    private long length(HeifItem item) {
        return item.pieces().stream()
                .mapToLong(piece ->
                        piece.size() <= 0 ? file.limit() : Math.min(piece.size(), file.limit()))
                .sum();
    }

    private CodedSize coded(HeifItem item) {
        CodedSize size =
                switch (item.type()) {
                    case "av01" -> av1(item);
                    case "hvc1" ->
                            about(item.id(), "hvcC")
                                    .map(body -> HevcHeader.largest(body, bytes(item)))
                                    .reduce(CodedSize.NONE, CodedSize::orLarger);
                    default -> throw new IllegalArgumentException("a picture made of others");
                };
        CodedSize told = told(item.id());
        size.checkWithin(told);
        told.checkWithin(size);
        checkAuxiliaries(item.id());
        return size;
    }

    private CodedSize av1(HeifItem item) {
        Stream<Av1Sequence> configured =
                about(item.id(), "av1C")
                        .map(body -> Av1Header.sequences(body.position(4), 0))
                        .flatMap(List::stream);
        List<Av1Sequence> sequences =
                Stream.concat(configured, Av1Header.sequences(bytes(item), 1).stream()).toList();
        boolean toldRich = about(item.id(), "av1C").anyMatch(Av1Sequence::isRich);
        require(
                toldRich || sequences.stream().noneMatch(Av1Sequence::rich),
                "more colours than are told");
        return sequences.stream()
                .map(Av1Sequence::size)
                .reduce(CodedSize.NONE, CodedSize::orLarger);
    }

    private CodedSize told(int item) {
        return about(item, "ispe").map(CodedSize::told).reduce(CodedSize.NONE, CodedSize::orLarger);
    }

    private Stream<ByteBuffer> about(int item, String type) {
        return properties.of(item).stream()
                .filter(property -> property.type().equals(type))
                .map(property -> property.body().duplicate());
    }

    private HeifItem item(int id) {
        return Optional.ofNullable(items.get(id))
                .orElseThrow(() -> new IllegalArgumentException("no item " + id));
    }

    /// As many as there are of a file that was cut off.
    private ByteBuffer bytes(HeifItem item) {
        ByteBuffer around =
                switch (item.place()) {
                    case HeifItem.IN_FILE -> file;
                    case HeifItem.IN_BOX -> atMostOne("idat", meta);
                    default -> throw new IllegalArgumentException("an item in another one");
                };
        List<Piece> pieces = item.pieces();
        if (pieces.size() == 1) {
            return bytes(pieces.getFirst(), around);
        }
        require(pieces.size() <= MOST_PIECES, "too many pieces");
        require(pieces.stream().allMatch(piece -> piece.size() > 0), "a piece without an end");
        List<ByteBuffer> parts = pieces.stream().map(piece -> bytes(piece, around)).toList();
        long length = parts.stream().mapToLong(ByteBuffer::remaining).sum();
        require(length <= file.limit(), "the same piece again and again");
        ByteBuffer joined = ByteBuffer.allocate((int) length);
        parts.forEach(joined::put);
        return joined.flip();
    }

    private static ByteBuffer bytes(Piece piece, ByteBuffer around) {
        int start = (int) Math.clamp(piece.offset(), 0L, around.limit());
        long size = piece.size() == 0 ? around.limit() : piece.size();
        return around.slice(start, (int) Math.clamp(size, 0L, around.limit() - start));
    }

    private static ByteBuffer only(String type, List<HeifBox> boxes) {
        ByteBuffer body = atMostOne(type, boxes);
        require(body.hasRemaining(), "no box " + type);
        return body;
    }

    private static ByteBuffer atMostOne(String type, List<HeifBox> boxes) {
        List<HeifBox> found = boxes.stream().filter(box -> box.type().equals(type)).toList();
        require(found.size() <= 1, "several boxes " + type);
        return found.isEmpty() ? ByteBuffer.allocate(0) : found.getFirst().body().duplicate();
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
