package photoshare.storage.picture;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// Keeps of an AVIF or a HEIC its picture and the mask, see [HeifContents]. Its parts refer to each
/// other by their places, so that all of it has to be there: it lies on the disk meanwhile.
final class BareHeif {

    private BareHeif() {}

    /// @throws PictureRefusedException if decoders should not get it either; nothing was written
    static void copy(InputStream in, OutputStream out) throws IOException {
        Path whole = Files.createTempFile("photoshare", null);
        try (Arena arena = Arena.ofConfined();
                FileChannel file = FileChannel.open(whole, READ, WRITE, DELETE_ON_CLOSE)) {
            in.transferTo(Channels.newOutputStream(file));
            ByteBuffer bytes = file.map(MapMode.READ_ONLY, 0, file.size(), arena).asByteBuffer();
            WritableByteChannel to = Channels.newChannel(out);
            for (ByteBuffer part : HeifContents.pictureOnly(bytes)) {
                to.write(part);
            }
        }
    }
}
