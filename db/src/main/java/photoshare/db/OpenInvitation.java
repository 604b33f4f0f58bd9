package photoshare.db;

import java.util.UUID;

/// An invitation that waits for an answer, with the name and address of the other side.
public record OpenInvitation(UUID id, String name, String email) {}
