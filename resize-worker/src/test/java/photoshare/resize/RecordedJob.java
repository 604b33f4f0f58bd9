package photoshare.resize;

import java.util.ArrayList;
import java.util.List;
import photoshare.db.ResizePhoto;
import photoshare.jobserver.client.RunningJob;

/// A job that no server gave out; remembers what the handler reports.
final class RecordedJob implements RunningJob {

    private final List<String> reports = new ArrayList<>();
    private boolean lost;

    List<String> reports() {
        return reports;
    }

    void lose() {
        lost = true;
    }

    @Override
    public void progress(long done, long of) {
        reports.add(done + "/" + of);
    }

    @Override
    public boolean lost() {
        return lost;
    }

    @Override
    public String handle() {
        return "H:test:1";
    }

    @Override
    public String function() {
        return ResizePhoto.FUNCTION;
    }

    @Override
    public String unique() {
        return "";
    }

    @Override
    public byte[] payload() {
        return new byte[0];
    }

    @Override
    public void data(byte[] data) {}

    @Override
    public void warning(byte[] data) {}

    @Override
    public void result(byte[] data) {}
}
