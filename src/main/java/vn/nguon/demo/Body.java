package vn.nguon.demo;

import org.jspecify.annotations.Nullable;
import vn.nguon.units.OrganisationCard.Form;
import vn.nguon.units.OrganisationCard.Kind;

/** Organisations that no file names. Those of the district end with 30/06/2025; {@link #keeper} says who keeps what they leave. */
enum Body {
    PROVINCE("Tỉnh ủy Nghệ An", "Tỉnh ủy", Kind.PROVINCIAL_COMMITTEE, Form.PARTY, null, "Tỉnh Nghệ An", null),
    PROVINCE_STANDING(
            "Ban Thường vụ Tỉnh ủy Nghệ An", "BTV Tỉnh ủy", Kind.STANDING_COMMITTEE, Form.PARTY, PROVINCE, "", null),
    PROVINCE_BOARD("Ban Tổ chức Tỉnh ủy Nghệ An", "Ban Tổ chức Tỉnh ủy", Kind.BOARD, Form.PARTY, PROVINCE, "", null),
    PROVINCE_PROPAGANDA(
            "Ban Tuyên giáo và Dân vận Tỉnh ủy Nghệ An",
            "Ban Tuyên giáo Tỉnh ủy",
            Kind.BOARD,
            Form.PARTY,
            PROVINCE,
            "",
            null),
    PROVINCE_INSPECTION(
            "Ủy ban Kiểm tra Tỉnh ủy Nghệ An",
            "UBKT Tỉnh ủy",
            Kind.INSPECTION_COMMISSION,
            Form.PARTY,
            PROVINCE,
            "",
            null),
    PROVINCE_OFFICE("Văn phòng Tỉnh ủy Nghệ An", "Văn phòng Tỉnh ủy", Kind.OFFICE, Form.PARTY, PROVINCE, "", null),
    PROVINCE_GOVERNMENT(
            "Ủy ban nhân dân tỉnh Nghệ An",
            "UBND tỉnh",
            Kind.PEOPLES_COMMITTEE,
            Form.STATE,
            null,
            "Tỉnh Nghệ An",
            null),
    SCHOOL("Trường Chính trị tỉnh Nghệ An", "Trường Chính trị", Kind.POLITICAL_SCHOOL, Form.STATE, PROVINCE, "", null),
    DISTRICT(
            "Huyện ủy Tương Dương",
            "Huyện ủy",
            Kind.DISTRICT_COMMITTEE,
            Form.PARTY,
            PROVINCE,
            "Huyện Tương Dương",
            PROVINCE),
    DISTRICT_EXECUTIVE(
            "Ban Chấp hành Đảng bộ huyện Tương Dương",
            "BCH Đảng bộ huyện",
            Kind.EXECUTIVE_COMMITTEE,
            Form.PARTY,
            DISTRICT,
            "",
            PROVINCE),
    DISTRICT_STANDING(
            "Ban Thường vụ Huyện ủy Tương Dương",
            "BTV Huyện ủy",
            Kind.STANDING_COMMITTEE,
            Form.PARTY,
            DISTRICT,
            "",
            PROVINCE_STANDING),
    DISTRICT_BOARD(
            "Ban Tổ chức Huyện ủy Tương Dương",
            "Ban Tổ chức Huyện ủy",
            Kind.BOARD,
            Form.PARTY,
            DISTRICT,
            "",
            PROVINCE_BOARD),
    DISTRICT_PROPAGANDA(
            "Ban Tuyên giáo Huyện ủy Tương Dương",
            "Ban Tuyên giáo",
            Kind.BOARD,
            Form.PARTY,
            DISTRICT,
            "",
            PROVINCE_PROPAGANDA),
    DISTRICT_MASS(
            "Ban Dân vận Huyện ủy Tương Dương",
            "Ban Dân vận",
            Kind.BOARD,
            Form.PARTY,
            DISTRICT,
            "",
            PROVINCE_PROPAGANDA),
    DISTRICT_INSPECTION(
            "Ủy ban Kiểm tra Huyện ủy Tương Dương",
            "Ủy ban Kiểm tra",
            Kind.INSPECTION_COMMISSION,
            Form.PARTY,
            DISTRICT,
            "",
            PROVINCE_INSPECTION),
    DISTRICT_OFFICE(
            "Văn phòng Huyện ủy Tương Dương",
            "Văn phòng Huyện ủy",
            Kind.OFFICE,
            Form.PARTY,
            DISTRICT,
            "",
            PROVINCE_OFFICE),
    DISTRICT_CENTRE(
            "Trung tâm Chính trị huyện Tương Dương",
            "TTCT Tương Dương",
            Kind.POLITICAL_CENTRE,
            Form.PARTY,
            DISTRICT,
            "",
            PROVINCE_BOARD),
    DISTRICT_GOVERNMENT(
            "Ủy ban nhân dân huyện Tương Dương",
            "UBND huyện",
            Kind.PEOPLES_COMMITTEE,
            Form.STATE,
            null,
            "Huyện Tương Dương",
            PROVINCE_GOVERNMENT),
    /** Quy định 360-QĐ/TW, 29/08/2025: under the commune committee where it is seated. Its superior comes from the file of places. */
    COMMUNE_CENTRE(
            "Trung tâm Chính trị xã Tương Dương",
            "TTCT xã Tương Dương",
            Kind.POLITICAL_CENTRE,
            Form.PARTY,
            null,
            "",
            null);

    final String longName;
    final String shortName;
    final Kind kind;
    final Form form;
    final @Nullable Body superior;
    /** Name of the place it works in, empty for none. */
    final String place;
    /** Null for what goes on. */
    final @Nullable Body keeper;

    Body(
            String longName,
            String shortName,
            Kind kind,
            Form form,
            @Nullable Body superior,
            String place,
            @Nullable Body keeper) {
        this.longName = longName;
        this.shortName = shortName;
        this.kind = kind;
        this.form = form;
        this.superior = superior;
        this.place = place;
        this.keeper = keeper;
    }
}
