package vn.nguon.files;

import java.util.UUID;

/** Bytes that lie whole on disk. @param id inner key for references of other modules; {@code size} in bytes */
public record StoredFile(long id, UUID ref, long size, String mediaType) {}
