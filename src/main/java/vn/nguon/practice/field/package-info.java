/**
 * Field study (nghiên cứu thực tế): groups that go to communes, what they found, and what they recommend. Part of the module practice.
 * Public: {@link vn.nguon.practice.field.FieldStudies}, {@link vn.nguon.practice.field.FieldFindings}, {@link
 * vn.nguon.practice.field.Photos}, {@link vn.nguon.practice.field.Recommendations}, commands, values and page records. Others read the
 * published views {@code published_finding}, {@code published_recommendation} and {@code published_photo}. Who may do what stands in
 * {@link vn.nguon.practice.field.FieldReach}; the way of a recommendation in {@link vn.nguon.practice.field.RecommendationState}.
 */
@NamedInterface("field")
@NullMarked
package vn.nguon.practice.field;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
