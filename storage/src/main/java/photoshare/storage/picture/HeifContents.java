package photoshare.storage.picture;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import photoshare.storage.picture.HeifItem.Piece;
import photoshare.storage.picture.Refusal.Reason;

/// The picture in an AVIF or a HEIC (ISO/IEC 23008-12), as far as it is understood. [PictureHeader]
/// believes what such a file says of itself; this looks whether it is true, and writes a file of
/// what it has seen: no decoder meets anything else.
///
/// The format has pictures that are made of other ones to any depth: of those only a grid of tiles
/// passes, which is what cameras write.
public final class HeifContents {

    private static final int LONG_SIDES = 1;
    private static final int MOST_TILES = 1000;
    private static final int TO_THE_END = 0;
    private static final int MOST_PIECES = 64;
    private static final int LARGEST_META = 1024 * 1024;

    /// Each tile has one of its own, which is a few hundred bytes long.
    private static final int LARGEST_CONFIGURATION = 16 * 1024;

    /// Nobody stops a decoder, which takes up to 0.6 s for a megabyte. Telephones make 2 to 6 of 24
    /// megapixels.
    private static final long MOST_BYTES = 12 * 1024 * 1024;

    /// 24 million pixels take up to a second, and there are as many in a mask.
    private static final long MOST_PIXELS = 80_000_000;

    private static final Set<String> OF_TILES = Set.of("ispe", "pixi", "colr");
    private static final Set<String> OF_PICTURES =
            Set.of("ispe", "pixi", "colr", "irot", "imir", "clap", "auxC");
    private static final Set<String> ONCE = Set.of("ispe", "auxC", "irot", "imir", "clap");

    /// What else goes with a picture is a map of depths or of lights.
    private static final List<String> MASKS =
            List.of(
                    "urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0",
                    "urn:mpeg:hevc:2015:auxid:1\0",
                    "urn:mpeg:avc:2015:auxid:1\0");

    private static final int AUXILIARY_KIND = 4;

    private final ByteBuffer file;
    private final List<HeifBox> meta;
    private final Map<Integer, HeifItem> items;
    private final HeifProperties properties;
    private final HeifReferences references;
    private final Map<Integer, CodedPicture> known = new HashMap<>();
    private final Map<Integer, HeifPicture> tiles = new HashMap<>();
    private long bytesToDecode;
    private long pixelsToDecode;

    private HeifContents(ByteBuffer file) {
        this.file = file;
        ByteBuffer body = only("meta", HeifBox.leading(file.duplicate()));
        require(body.remaining() <= LARGEST_META, "a longer box than pictures need");
        body.getInt();
        meta = HeifBox.all(body);
        items =
                HeifItem.all(only("iinf", meta), only("iloc", meta)).stream()
                        .collect(Collectors.toMap(HeifItem::id, item -> item));
        properties = new HeifProperties(only("iprp", meta));
        references = new HeifReferences(atMostOne("iref", meta));
    }

    /// @param file all of it
    /// @return a file of the picture that is to be shown and its mask, without films, remarks and
    ///   whatever else was beside them; one part behind the other
    /// @throws PictureRefusedException if its decoder would make room for more than the file says,
    ///   or decode more than one picture and what belongs to it
    public static List<ByteBuffer> pictureOnly(ByteBuffer file) {
        try {
            return HeifWriter.write(new HeifContents(file).shown());
        } catch (BufferUnderflowException
                | IndexOutOfBoundsException
                | IllegalArgumentException
                | IllegalStateException e) {
            var refusal = new PictureRefusedException(Reason.UNREADABLE);
            refusal.initCause(e);
            throw refusal;
        }
    }

    private HeifPicture shown() {
        ByteBuffer body = only("pitm", meta);
        boolean longNumber = HeifBox.version(body) > 0;
        int id = HeifBox.number(body, longNumber);
        HeifPicture picture = picture(id);
        boolean applied = references.isPremultiplied(id);
        return mask(id, picture.size())
                .map(mask -> picture.withMask(mask, applied))
                .orElse(picture);
    }

    private Optional<HeifPicture> mask(int id, CodedSize most) {
        List<HeifPicture> masks =
                references.auxiliaries(id).stream()
                        .filter(this::isMask)
                        .limit(2)
                        .map(this::picture)
                        .toList();
        require(masks.size() <= 1, "a picture with two masks");
        masks.forEach(mask -> mask.size().checkWithin(most));
        return masks.stream().findFirst();
    }

    private boolean isMask(int id) {
        return properties.of(id).stream()
                .filter(it -> it.type().equals("auxC"))
                .anyMatch(it -> MASKS.stream().anyMatch(kind -> it.says(kind, AUXILIARY_KIND)));
    }

    private HeifPicture picture(int id) {
        return item(id).type().equals("grid") ? grid(id) : whole(id, coded(id), OF_PICTURES);
    }

    /// ISO/IEC 23008-12, 6.6.2.3.
    private HeifPicture grid(int id) {
        ByteBuffer grid = bytes(item(id));
        grid.get();
        boolean longSides = (grid.get() & LONG_SIDES) != 0;
        int rows = 1 + (grid.get() & 0xFF);
        int columns = 1 + (grid.get() & 0xFF);
        CodedSize canvas =
                new CodedSize(
                        Integer.toUnsignedLong(HeifBox.number(grid, longSides)),
                        Integer.toUnsignedLong(HeifBox.number(grid, longSides)));
        canvas.checkWithin(told(id));
        require(rows * columns <= MOST_TILES, "a grid of too many tiles");
        List<Integer> parts = references.parts(id);
        require(parts.size() == rows * columns, "a grid without some of its tiles");
        List<HeifPicture> of = parts.stream().map(this::tile).toList();
        checkTiles(parts, canvas, columns, rows);
        return new HeifPicture("grid", canvas, properties(id, OF_PICTURES), List.of(grid.flip()))
                .withTiles(of);
    }

    /// What they leave of the canvas shows what was in memory before.
    private void checkTiles(List<Integer> parts, CodedSize canvas, int columns, int rows) {
        CodedPicture first = known(parts.getFirst());
        CodedSize common = first.shown();
        for (int part : parts) {
            require(known(part).kind().equals(first.kind()), "tiles of several kinds");
            common = common.within(told(part));
        }
        require(common.times(columns, rows).covers(canvas), "tiles that do not cover it");
        require(
                columns * rows * first.size().pixels()
                        <= canvas.withEdges(first.size().width(), first.size().height()),
                "a grid of tiles that it does not need");
    }

    private HeifPicture tile(int id) {
        CodedPicture coded = coded(id);
        return tiles.computeIfAbsent(id, _ -> whole(id, coded, OF_TILES));
    }

    private HeifPicture whole(int id, CodedPicture coded, Set<String> types) {
        List<HeifBox> all = new ArrayList<>(properties(id, types));
        all.add(coded.configuration());
        return new HeifPicture(item(id).type(), coded.size(), all, coded.data());
    }

    /// It is decoded each time.
    private CodedPicture coded(int id) {
        bytesToDecode += length(item(id));
        require(bytesToDecode <= MOST_BYTES, "too many bytes to decode");
        CodedPicture coded = known(id);
        pixelsToDecode += coded.work();
        require(pixelsToDecode <= MOST_PIXELS, "too many pixels to decode");
        return coded;
    }

    private CodedPicture known(int id) {
        return known.computeIfAbsent(id, _ -> read(item(id)));
    }

    private CodedPicture read(HeifItem item) {
        CodedPicture coded =
                switch (item.type()) {
                    case "av01" -> Av1Units.read(configuration(item.id(), "av1C"), bytes(item));
                    case "hvc1" -> HevcUnits.read(configuration(item.id(), "hvcC"), bytes(item));
                    default -> throw new IllegalArgumentException("a picture made of others");
                };
        CodedSize told = told(item.id());
        coded.size().checkWithin(told);
        told.checkWithin(coded.size());
        return coded;
    }

    private long length(HeifItem item) {
        return item.pieces().stream()
                .mapToLong(piece ->
                        piece.size() <= 0 ? file.limit() : Math.min(piece.size(), file.limit()))
                .sum();
    }

    private ByteBuffer configuration(int id, String type) {
        ByteBuffer configuration = only(type, properties.of(id));
        require(configuration.remaining() <= LARGEST_CONFIGURATION, "a long configuration");
        return configuration;
    }

    /// Of those types that decoders apply.
    private List<HeifBox> properties(int id, Set<String> types) {
        List<HeifBox> found =
                properties.of(id).stream().filter(it -> types.contains(it.type())).toList();
        for (String type : ONCE) {
            atMostOne(type, found);
        }
        return found;
    }

    private CodedSize told(int id) {
        return CodedSize.told(only("ispe", properties.of(id)));
    }

    private HeifItem item(int id) {
        return Optional.ofNullable(items.get(id))
                .orElseThrow(() -> new IllegalArgumentException("no item " + id));
    }

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
        long most = around.limit() - piece.offset();
        long size = piece.size() == TO_THE_END ? most : piece.size();
        require(piece.offset() >= 0 && size >= 0, "a piece before the file");
        if (size > most) {
            throw new PictureRefusedException(Reason.ENDS_EARLY);
        }
        return around.slice((int) piece.offset(), (int) size);
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
