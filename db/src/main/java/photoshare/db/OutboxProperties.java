package photoshare.db;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param resubmitAfter when a submitted job whose effect has not come is submitted again; doubled
///   with every further submission; harmless while it waits or runs
/// @param resubmitAtMost the longest time between two submissions: so late comes what a job server
///   forgot if no node noticed that it did
/// @param retryAfter when a job that failed is tried again; doubled with every further failure
/// @param retryAtMost the longest time between two tries
/// @param attempts after so many failures the job lies dead until somebody revives it
@ConfigurationProperties("outbox")
record OutboxProperties(
        @DefaultValue("30s") Duration resubmitAfter,
        @DefaultValue("10m") Duration resubmitAtMost,
        @DefaultValue("2s") Duration retryAfter,
        @DefaultValue("1h") Duration retryAtMost,
        @DefaultValue("12") int attempts) {}
