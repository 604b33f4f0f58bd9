package photoshare.jobserver.app;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;
import photoshare.jobserver.engine.JobServerOptions;
import photoshare.jobserver.engine.net.ConnectionLimits;

/// @param host where to listen; the default is reachable from this machine only
/// @param port 0 for any free one
/// @param queue the name of what this server serves
/// @param attempts how many workers may lose a job before it fails; 0 for any number
/// @param maxPacket the largest packet that is accepted
/// @param maxName the longest function name, id or other argument that is not data
/// @param maxConnections at the same time
/// @param maxUnread what is kept for a peer that does not read before it is disconnected
/// @param stalled how long a peer may pause in the middle of a packet; 0 for ever
/// @param drain how long running jobs have to end when the process is stopped
@Validated
@ConfigurationProperties("job-server")
record JobServerProperties(
        @DefaultValue("127.0.0.1") @NotBlank String host,
        @DefaultValue("4730") @Min(0) @Max(65535) int port,
        @DefaultValue("default") @NotBlank String queue,
        @DefaultValue("0") @Min(0) int attempts,
        @DefaultValue("64MB") DataSize maxPacket,
        @DefaultValue("8KB") DataSize maxName,
        @DefaultValue("20000") @Min(1) int maxConnections,
        @DefaultValue("256MB") DataSize maxUnread,
        @DefaultValue("1m") Duration stalled,
        @DefaultValue("30s") Duration drain) {

    JobServerOptions options() {
        return JobServerOptions.defaults()
                .withAddress(new InetSocketAddress(host, port))
                .withQueue(queue)
                .withAttempts(attempts)
                .withLimits(
                        ConnectionLimits.defaults()
                                .withPacketSize(Math.toIntExact(maxPacket.toBytes()))
                                .withArgumentSize(Math.toIntExact(maxName.toBytes()))
                                .withConnections(maxConnections)
                                .withUnread(maxUnread.toBytes())
                                .withStalled(stalled));
    }
}
