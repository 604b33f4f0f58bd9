package photoshare.jobserver.benchmarks;

import java.util.ArrayList;
import java.util.List;

/// Everything that is measured, in the order of the table.
final class Stages {

    private static final int MEBIBYTE = 1 << 20;
    private static final int MILLION = 1_000_000;

    private Stages() {}

    static List<Stage> all(boolean quick) {
        int full = quick ? MILLION / 10 : MILLION;
        var stages = new ArrayList<Stage>();
        for (int size : List.of(100, MEBIBYTE)) {
            for (int connections : List.of(1, 8)) {
                for (int window : List.of(1, 64)) {
                    stages.add(new SubmitStage(connections, window, size, false));
                    stages.add(new SubmitStage(connections, window, size, true));
                }
            }
        }
        stages.add(new RoundTripStage());
        stages.add(new ToDoneStage(1));
        stages.add(new ToDoneStage(4));
        stages.add(new DrainStage(4));
        stages.add(new SleepersStage());
        stages.add(new DurableStage(1, 1));
        stages.add(new DurableStage(8, 64));
        stages.add(new FullQueueStage(full, false));
        stages.add(new FullQueueStage(full, true));
        stages.add(new ListingStage(full));
        stages.add(new IdleWorkersStage(quick ? 1000 : 10_000));
        return stages;
    }
}
