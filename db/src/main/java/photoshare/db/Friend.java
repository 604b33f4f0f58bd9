package photoshare.db;

import java.util.UUID;

/// A friend as one person has them.
///
/// @param wantsMail whether that person wants mail about this friend's photos
public record Friend(UUID id, String name, String email, boolean wantsMail) {}
