package photoshare.storage;

/// What was learned while the bytes went by.
///
/// @param size in bytes
/// @param sha256 of the bytes, 64 hexadecimal digits in lower case
public record StoredPhoto(long size, String sha256) {}
