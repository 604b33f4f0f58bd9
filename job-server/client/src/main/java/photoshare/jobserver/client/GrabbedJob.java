package photoshare.jobserver.client;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import photoshare.jobserver.protocol.Bytes;
import photoshare.jobserver.protocol.Response;
import photoshare.jobserver.protocol.WorkReport;

/// A job and the connection over which it came.
final class GrabbedJob implements RunningJob {

    private static final Logger LOG = LoggerFactory.getLogger(GrabbedJob.class);

    private final Response.JobAssignUniq job;
    private final Connection connection;
    private volatile Bytes result = Bytes.EMPTY;
    private volatile boolean lost;

    GrabbedJob(Response.JobAssignUniq job, Connection connection) {
        this.job = job;
        this.connection = connection;
    }

    @Override
    public String handle() {
        return job.handle().toString();
    }

    @Override
    public String function() {
        return job.function().toString();
    }

    @Override
    public String unique() {
        return job.unique().toString();
    }

    @Override
    public byte[] payload() {
        return job.data().toByteArray();
    }

    @Override
    public void progress(long done, long of) {
        report(new WorkReport.WorkStatus(job.handle(), number(done), number(of)));
    }

    @Override
    public void data(byte[] data) {
        report(new WorkReport.WorkData(job.handle(), Bytes.copyOf(data)));
    }

    @Override
    public void warning(byte[] data) {
        report(new WorkReport.WorkWarning(job.handle(), Bytes.copyOf(data)));
    }

    @Override
    public void result(byte[] data) {
        result = Bytes.copyOf(data);
    }

    @Override
    public boolean lost() {
        return lost || connection.isClosed();
    }

    Bytes result() {
        return result;
    }

    private void report(WorkReport report) {
        if (lost()) {
            return;
        }
        try {
            connection.send(report);
        } catch (IOException e) {
            lost = true;
            LOG.debug("{} cannot be reported: {}", report, Connection.reason(e));
        }
    }

    private static Bytes number(long number) {
        return Bytes.of(Long.toString(number));
    }

    @Override
    public String toString() {
        return "%s[%s] %s".formatted(function(), unique(), handle());
    }
}
