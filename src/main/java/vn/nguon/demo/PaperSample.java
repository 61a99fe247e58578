package vn.nguon.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A short Word document (.docx) in the place of somebody's thu hoạch. The same words give the same bytes. */
final class PaperSample {
    private static final String TYPES = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Default Extension="xml" ContentType="application/xml"/>\
            <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>\
            </Types>""";
    private static final String RELATIONS = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
            <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>\
            </Relationships>""";
    private static final List<String> BODY = List.of(
            "I. Lý do chọn đề tài",
            "Qua khảo sát ở các bản, việc triển khai nghị quyết của đảng ủy còn chậm ở khâu phân công và kiểm tra.",
            "II. Thực trạng",
            "Chi bộ đã ra nghị quyết chuyên đề; một số bản ở xa, đường đi lại khó vào mùa mưa nên sinh hoạt chưa đều.",
            "III. Giải pháp và kiến nghị",
            "Phân công đảng ủy viên phụ trách từng bản; mỗi quý kiểm tra một lần; đề nghị cấp trên hỗ trợ tài liệu bằng tiếng dân tộc.");

    /** How a sentence of a paper begins, and how one ends: any two go together, and two papers seldom have the same pair. */
    private static final List<String> BEGINNINGS = List.of(
            "Qua khảo sát %d hộ ở %s",
            "Trong %d chi bộ bản của %s",
            "Sáu tháng đầu năm ở %s",
            "Trao đổi với %d bí thư chi bộ",
            "Theo báo cáo của %d bản vùng biên",
            "Từ mô hình làm điểm ở %s",
            "Đối với %d hộ nghèo còn lại",
            "Khi giao ban với %d trưởng bản",
            "Ở cụm bản xa nhất của %s",
            "So với năm trước, %d bản của xã",
            "Ban Thường vụ Đảng ủy đã bàn %d lần và thấy",
            "Người dân ở %d nhóm hộ phản ánh",
            "Kết quả rà soát tháng chín cho biết",
            "Các đoàn thể của %s thống nhất",
            "Nhìn từ việc nhỏ nhất ở bản");

    private static final List<String> ENDS = List.of(
            "nội dung họp còn lặp lại, chưa gắn việc của bản.",
            "đường đất lầy lội, mùa mưa khó đi họp đều.",
            "nuôi bò nhốt chuồng cho thu nhập khá hơn trước.",
            "người trẻ đi làm ăn xa, thiếu nguồn kết nạp.",
            "cần phân công rõ người làm, việc làm, ngày xong.",
            "nước tưới thiếu từ tháng hai đến tháng tư.",
            "tài liệu in bằng tiếng dân tộc được hoan nghênh.",
            "hòa giải sớm thì không phải đưa lên huyện.",
            "học nghề ngắn ngày ít gắn với việc có thật.",
            "tổ tự quản tuần tra đêm giữ được bình yên.",
            "bỏ tục thách cưới cao đỡ nợ nần cho nhà trai.",
            "quế trồng hữu cơ đã có nơi thu mua tận bản.",
            "bảng tiêu chí công khai làm chi bộ thi đua hơn.",
            "sóng điện thoại yếu nên tin báo bão đến chậm.",
            "kiểm tra mỗi quý một lần mới giữ được nếp.");

    /** The body of a paper that is like no other's. */
    static List<String> body(long seed, String place) {
        var random = new java.util.Random(seed * 7919 + 13);
        var beginnings = new java.util.ArrayList<>(BEGINNINGS);
        var ends = new java.util.ArrayList<>(ENDS);
        java.util.Collections.shuffle(beginnings, random);
        java.util.Collections.shuffle(ends, random);
        return java.util.stream.IntStream.range(0, 12)
                .mapToObj(n -> beginnings
                                .get(n)
                                .replace("%d", Integer.toString(3 + random.nextInt(90)))
                                .replace("%s", place)
                        + ", " + ends.get(n))
                .toList();
    }

    /** A paper of a class that hides names: it says what it is about, and not who wrote it. */
    static byte[] nameless(String kind, String topic, List<String> body) {
        var text = new StringBuilder();
        paragraph(text, kind.toUpperCase(java.util.Locale.ROOT));
        paragraph(text, topic);
        body.forEach(line -> paragraph(text, line));
        paragraph(text, "(Bài mẫu của bản trình diễn)");
        return zip(document(text));
    }

    private static String document(StringBuilder text) {
        return """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>""".formatted(text);
    }

    private PaperSample() {}

    static byte[] docx(String kind, String topic, String author, String unit) {
        var text = new StringBuilder();
        paragraph(text, kind.toUpperCase(java.util.Locale.ROOT));
        paragraph(text, topic);
        paragraph(text, "Học viên: %s, %s".formatted(author, unit));
        BODY.forEach(line -> paragraph(text, line));
        paragraph(text, "(Bài mẫu của bản trình diễn)");
        return zip(document(text));
    }

    private static void paragraph(StringBuilder text, String words) {
        text.append("<w:p><w:r><w:t>")
                .append(words.replace("&", "&amp;").replace("<", "&lt;"))
                .append("</w:t></w:r></w:p>");
    }

    private static byte[] zip(String document) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            put(zip, "[Content_Types].xml", TYPES);
            put(zip, "_rels/.rels", RELATIONS);
            put(zip, "word/document.xml", document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
