package photoshare.storage;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/// A file under a temporary name until it is moved to its own; gone when it is closed before that.
/// Used by one thread.
final class IncomingFile implements Closeable {

    private static final int BUFFER = 64 * 1024;

    private final Path path;
    private final FileChannel file;

    private IncomingFile(Path path, FileChannel file) {
        this.path = path;
        this.file = file;
    }

    static IncomingFile in(Path directory) throws IOException {
        Path path = directory.resolve(UUID.randomUUID().toString());
        return new IncomingFile(
                path,
                FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    /// Returns when all bytes are on the disk. Trouble with the stream comes out as it is, trouble
    /// with the disk with the name of the file.
    StoredPhoto receive(InputStream in, long maxBytes) throws IOException {
        MessageDigest hash = sha256();
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            size += read;
            if (size > maxBytes) {
                throw new TooLargeException(maxBytes);
            }
            hash.update(buffer, 0, read);
            append(ByteBuffer.wrap(buffer, 0, read));
        }
        sync();
        return new StoredPhoto(size, HexFormat.of().formatHex(hash.digest()));
    }

    void moveTo(Path target) throws IOException {
        file.close();
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        file.close();
        Files.deleteIfExists(path);
    }

    private void append(ByteBuffer bytes) throws IOException {
        try {
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    private void sync() throws IOException {
        try {
            file.force(true);
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    private IOException cannotWrite(IOException cause) {
        return new IOException("Cannot write %s: %s".formatted(path, cause.getMessage()), cause);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
