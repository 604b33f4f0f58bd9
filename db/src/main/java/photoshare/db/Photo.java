package photoshare.db;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A photo as pages and mails read it. It is written by [BatchIntake], [PhotoWork] and
/// [BatchProgress], each in one SQL statement that also is its guard.
@Entity
@Immutable
public class Photo {

    @Id private UUID id;

    private UUID albumId;
    private UUID batchId;
    private String fileName;
    private String format;
    private long byteSize;
    private int width;
    private int height;
    private @Nullable Instant takenAt;
    private boolean damaged;
    private byte @Nullable [] thumbHash;

    @Enumerated(EnumType.STRING)
    private PhotoState state;

    private @Nullable String failure;
    private @Nullable String failureCode;
    private String @Nullable [] failureArguments;
    private @Nullable String worker;
    private @Nullable String engine;
    private int attempt;
    private int triedBefore;
    private int likes;
    private Instant uploadedAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant settledAt;

    @SuppressWarnings("NullAway.Init")
    protected Photo() {}

    public UUID id() {
        return id;
    }

    public UUID albumId() {
        return albumId;
    }

    public UUID batchId() {
        return batchId;
    }

    public String fileName() {
        return fileName;
    }

    /// The media type of the original.
    public String format() {
        return format;
    }

    public long byteSize() {
        return byteSize;
    }

    /// Upright width in pixels.
    public int width() {
        return width;
    }

    /// Upright height in pixels.
    public int height() {
        return height;
    }

    public Optional<Instant> takenAt() {
        return Optional.ofNullable(takenAt);
    }

    /// Whether a part of it is missing.
    public boolean damaged() {
        return damaged;
    }

    /// It in about twenty bytes, once it is ready.
    public Optional<byte[]> thumbHash() {
        return Optional.ofNullable(thumbHash);
    }

    public PhotoState state() {
        return state;
    }

    /// Why it failed.
    public Optional<PhotoOutcome.Failed> failure() {
        return Optional.ofNullable(failure)
                .map(sentence ->
                        new PhotoOutcome.Failed(
                                failureCode == null ? "" : failureCode,
                                failureArguments == null ? List.of() : List.of(failureArguments),
                                sentence));
    }

    /// The worker that has or had it last.
    public Optional<String> worker() {
        return Optional.ofNullable(worker);
    }

    /// What made its renditions, once it is ready.
    public Optional<String> engine() {
        return Optional.ofNullable(engine);
    }

    /// How often a worker began with it, since it was uploaded or somebody had it tried again.
    public int attempt() {
        return attempt;
    }

    /// How often a worker began with it, ever.
    public int tries() {
        return triedBefore + attempt;
    }

    /// How many people like it.
    public int likes() {
        return likes;
    }

    public Instant uploadedAt() {
        return uploadedAt;
    }

    /// How long the last attempt took, once it is settled.
    public Optional<Duration> workTime() {
        return startedAt == null || settledAt == null
                ? Optional.empty()
                : Optional.of(Duration.between(startedAt, settledAt));
    }
}
