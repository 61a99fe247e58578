package vn.nguon.classes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.Classification;

/**
 * One file for the people of a class (tài liệu).
 *
 * @param topic title of the topic it belongs to, empty for the whole class
 * @param visibleUntil last day on which trainees may open it, null for as long as the class is kept
 * @param size bytes
 * @param classification độ mật
 */
public record Material(
        UUID ref,
        String title,
        String topic,
        String fileName,
        long size,
        @Nullable LocalDate visibleUntil,
        String addedBy,
        Instant addedAt,
        Classification classification) {}
