package vn.nguon.units;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nguon.shared.OrganisationId;

/**
 * An organisation (tổ chức) as it was on the day asked for; an ended one as it was on its last day.
 *
 * @param superior the organisation it hangs under, null at the top
 * @param placeName name of the place it works in on that day, empty when it has none
 * @param lastDay its last day, null while it goes on
 */
public record OrganisationCard(
        OrganisationId id,
        UUID ref,
        String name,
        String shortName,
        Kind kind,
        Form form,
        @Nullable OrganisationId superior,
        String placeName,
        @Nullable LocalDate lastDay) {

    /** Kinds of organisation; the database's check constraint lists the same. */
    public enum Kind {
        PROVINCIAL_COMMITTEE("Tỉnh ủy"),
        DISTRICT_COMMITTEE("Huyện ủy"),
        COMMUNE_COMMITTEE("Đảng ủy xã"),
        EXECUTIVE_COMMITTEE("Ban Chấp hành"),
        STANDING_COMMITTEE("Ban Thường vụ"),
        BOARD("Ban tham mưu"),
        INSPECTION_COMMISSION("Ủy ban Kiểm tra"),
        OFFICE("Văn phòng"),
        POLITICAL_CENTRE("Trung tâm chính trị"),
        POLITICAL_SCHOOL("Trường chính trị"),
        PEOPLES_COMMITTEE("Ủy ban nhân dân"),
        OTHER("Tổ chức khác");

        private final String vietnamese;

        Kind(String vietnamese) {
            this.vietnamese = vietnamese;
        }

        public String vietnamese() {
            return vietnamese;
        }
    }

    /** Form of its papers: Party (36-HD/VPTW) or State (Nghị định 30/2020). */
    public enum Form {
        PARTY("Văn bản của Đảng"),
        STATE("Văn bản hành chính");

        private final String vietnamese;

        Form(String vietnamese) {
            this.vietnamese = vietnamese;
        }

        public String vietnamese() {
            return vietnamese;
        }
    }
}
