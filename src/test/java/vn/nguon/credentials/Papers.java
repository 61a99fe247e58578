package vn.nguon.credentials;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.LocalDate;
import vn.nguon.results.CredentialKind;

/** Printable entries of the class of 2022, valid by default. */
final class Papers {
    private Papers() {}

    static CredentialPrinter printer() {
        var templates = TemplateEngine.createPrecompiled(null, ContentType.Html, null, "vn.nguon.jte");
        return new CredentialPrinter(
                sheets -> {
                    var html = new StringOutput();
                    templates.render("credentials/credential.jte", sheets, html);
                    return html.toString();
                },
                new CredentialLayouts());
    }

    static Printable certificate(String name, int no, boolean sample) {
        return new Printable(
                content(CredentialKind.CERTIFICATE, name),
                "%04d/2022-CC".formatted(no),
                "H4T9PX",
                "nguon.nghean.example/kiem-tra",
                "https://nguon.nghean.example/kiem-tra/Q2l0k7Vd8sJfWm3NpXzR%02d".formatted(no % 100),
                sample);
    }

    static Printable attestation(String name, int no) {
        return new Printable(
                content(CredentialKind.ATTESTATION, name),
                "%04d/2022-CN".formatted(no),
                "KM67RT",
                "nguon.nghean.example/kiem-tra",
                "https://nguon.nghean.example/kiem-tra/A2l0k7Vd8sJfWm3NpXzR%02d".formatted(no % 100),
                true);
    }

    static CredentialContent content(CredentialKind kind, String name) {
        var school = kind == CredentialKind.CERTIFICATE;
        return new CredentialContent(
                kind,
                CredentialLayouts.current(kind),
                school ? "Trường Chính trị tỉnh Nghệ An" : "Ban Thường vụ Huyện ủy Tương Dương",
                "Tỉnh ủy Nghệ An",
                school,
                name,
                "07/03/1985",
                1985,
                "Phó Chủ tịch UBND xã Nga My",
                "TD-2022-01",
                "Bồi dưỡng cán bộ cấp xã huyện Tương Dương, tháng 10/2022",
                LocalDate.of(2022, 10, 7),
                LocalDate.of(2022, 10, 28),
                128,
                "Giỏi",
                "8,25",
                school ? "412-QĐ/TCT" : "915-QĐ/HU",
                LocalDate.of(2022, 11, 10),
                school ? "Nghệ An" : "Tương Dương",
                LocalDate.of(2022, 11, 15),
                school ? "Nguyễn Thị Hường" : "Lương Thanh Phượng",
                school ? "HIỆU TRƯỞNG" : "T/M BAN THƯỜNG VỤ",
                school ? "" : "BÍ THƯ");
    }
}
