package photoshare.demo;

/// What a running demo can be told, on the command line and by the buttons of its own jobs page.
final class Commands {

    private final Cluster cluster;
    private final PhotoLoad load;

    Commands(Cluster cluster) {
        this.cluster = cluster;
        this.load = new PhotoLoad(cluster.url());
    }

    /// Does it, and returns when it is done.
    ///
    /// @param argument the name of a part, or the kind of one as in "resize"; or a number
    /// @return what has come of it
    /// @throws DemoException with a sentence why not
    String obey(String command, String argument) {
        return switch (command) {
            case "kill" -> kill(part(argument, false));
            case "start" -> start(part(argument, true));
            case "load" -> load.run(PhotoLoad.count(argument));
            case "status" -> cluster.status() + "\nlogs and data: " + cluster.data();
            default -> throw new DemoException("unknown command " + command);
        };
    }

    /// Finds out whether it makes sense, and does nothing.
    void check(String command, String argument) {
        switch (command) {
            case "kill", "start" -> cluster.port(part(argument, command.equals("start")));
            case "load" -> PhotoLoad.count(argument);
            default -> throw new DemoException("unknown command " + command);
        }
    }

    private String kill(String part) {
        cluster.kill(part);
        return "%s is dead; it stays so until: bin/demo start %s".formatted(part, part);
    }

    private String start(String part) {
        cluster.start(part);
        return part + " is ready";
    }

    /// Of a kind, the first that it makes sense for.
    private String part(String name, boolean down) {
        return cluster.names().stream()
                .filter(part -> part.matches("\\Q%s\\E-\\d+".formatted(name)))
                .filter(part -> cluster.process(part).isEmpty() == down)
                .findFirst()
                .orElse(name);
    }
}
