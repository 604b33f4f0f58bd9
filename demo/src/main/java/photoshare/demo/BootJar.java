package photoshare.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A Spring Boot jar, unpacked beside itself: without the nested jars a process starts faster and
/// needs less memory.
final class BootJar {

    private final Path packed;
    private final Path folder;

    BootJar(Path packed) {
        this.packed = packed;
        this.folder = packed.resolveSibling("unpacked");
    }

    /// The built process of a module, such as `web-app`.
    static BootJar of(Path module, String artifact) {
        return new BootJar(module.resolve("target/" + artifact + "-1.0.0-SNAPSHOT-exec.jar"));
    }

    Path unpacked() {
        return folder.resolve(packed.getFileName());
    }

    synchronized void unpack() throws IOException, InterruptedException {
        if (!Files.exists(packed)) {
            throw new DemoException(packed + " is missing; `mvn -DskipTests package` makes it.");
        }
        if (!isCurrent()) {
            Folders.remove(folder);
            Processes.run(
                    List.of(
                            Java.program(),
                            "-Djarmode=tools",
                            "-jar",
                            packed.toString(),
                            "extract",
                            "--destination",
                            folder.toString()));
            Files.writeString(stamp(), build());
        }
    }

    private boolean isCurrent() throws IOException {
        return Files.exists(stamp()) && Files.readString(stamp()).equals(build());
    }

    private Path stamp() {
        return folder.resolve("unpacked-from");
    }

    /// Tells one build from another. The time of the last modification would not: so that builds
    /// can be reproduced, it is the same for all.
    private String build() throws IOException {
        return Files.getAttribute(packed, "unix:ctime") + " " + Files.size(packed);
    }
}
