package photoshare.web.jobs;

/// A part of the demo, as its control tells.
///
/// @param state a word of the demo's
/// @param port where it can be reached
record DemoPart(String name, String state, int port) {

    /// What no page could bring back: without it there is none.
    private static final String DATABASE = "postgres";

    /// What its state is called in the bundle.
    public String stateName() {
        return "jobs.part." + state;
    }

    public boolean down() {
        return state.equals("killed") || state.equals("off");
    }

    public boolean mayBeKilled() {
        return !down() && !isDatabase();
    }

    public boolean mayBeStarted() {
        return down() && !isDatabase();
    }

    public boolean isDatabase() {
        return name.equals(DATABASE);
    }
}
