package photoshare.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// A checkout in which every process is a stand-in. PostgreSQL and the mail catcher are real.
final class StandInProject {

    private StandInProject() {}

    static Path in(Path folder) throws IOException {
        jar(folder.resolve("job-server/app"), "job-server-app");
        jar(folder.resolve("web-app"), "web-app");
        jar(folder.resolve("resize-worker"), "resize-worker");
        jar(folder.resolve("email-worker"), "email-worker");
        // the programs of PostgreSQL are unpacked once for all tests
        var programs = Files.createDirectories(Path.of("target/postgres").toAbsolutePath());
        var target = Files.createDirectories(folder.resolve("demo/target"));
        Files.createSymbolicLink(target.resolve("postgres"), programs);
        return folder;
    }

    private static void jar(Path module, String artifact) throws IOException {
        var target = Files.createDirectories(module.resolve("target"));
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandIn.class.getName());
        var file = target.resolve(artifact + "-1.0.0-SNAPSHOT-exec.jar");
        var name = StandIn.class.getName().replace('.', '/') + ".class";
        try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest);
                var bytes = StandIn.class.getResourceAsStream("/" + name)) {
            jar.putNextEntry(new JarEntry(name));
            bytes.transferTo(jar);
        }
    }
}
