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

    /** Sentences of papers; %s is the commune, %d a number. Each is shorter than what counts as a copied passage. */
    private static final List<String> SENTENCES = List.of(
            "Qua khảo sát %d hộ ở %s, việc triển khai nghị quyết còn chậm ở khâu phân công và kiểm tra.",
            "Chi bộ đã ra nghị quyết chuyên đề nhưng %d bản ở xa, mùa mưa khó sinh hoạt đều.",
            "Tỷ lệ đảng viên dự sinh hoạt ở %s đạt %d%%, thấp hơn mức đảng ủy đề ra.",
            "Nguyên nhân chính là nội dung họp lặp lại, chưa gắn với việc của bản.",
            "Đảng viên trẻ đi làm ăn xa, %d chi bộ chỉ còn người lớn tuổi.",
            "Phân công mỗi đảng ủy viên phụ trách một cụm bản, mỗi quý kiểm tra một lần.",
            "Đề nghị cấp trên hỗ trợ tài liệu in bằng tiếng dân tộc cho %d chi bộ.",
            "Bí thư chi bộ kiêm trưởng bản ở %s giúp việc bàn và việc làm đi liền nhau.",
            "Mô hình nuôi bò nhốt chuồng đã có %d hộ làm theo, thu nhập tăng rõ.",
            "Đường vào bản dài %d ki-lô-mét còn là đường đất, xe máy đi lại khó.",
            "Người có uy tín tham gia hòa giải thành %d vụ tranh chấp đất rẫy.",
            "Mỗi tháng văn phòng đảng ủy gửi gợi ý nội dung một trang trước ngày sinh hoạt.",
            "Kinh phí dự kiến %d triệu đồng, lấy từ đảng phí để lại và ngân sách xã.",
            "Cuối năm chấm điểm từng chi bộ ở %s theo bảng tiêu chí công khai.",
            "Hội phụ nữ đã vận động %d gia đình bỏ tục thách cưới cao.",
            "Lớp xóa mù chữ buổi tối thu hút %d người, phần lớn là phụ nữ.",
            "Dịch bệnh làm chết %d con trâu bò, nhiều hộ ở %s mất vốn.",
            "Cán bộ xã dự sinh hoạt với bản ít nhất %d lần trong một quý.",
            "Trạm phát sóng mới giúp %d bản nhận tin báo bão sớm hơn.",
            "Nhà văn hóa bản được sửa bằng %d ngày công của dân và vật liệu tại chỗ.",
            "Việc học và làm theo Bác ở %s nên chọn một việc khó để làm trước.",
            "Trồng mới %d héc-ta quế theo hướng hữu cơ, có doanh nghiệp thu mua.",
            "Công an xã và dân quân tuần tra chung %d đêm mỗi tháng ở vùng biên.",
            "Khó khăn lớn nhất của %s là thiếu nước tưới từ tháng hai đến tháng tư.");

    /** The body of a paper that is like no other's: as many sentences as there is room for, in an order of its own. */
    static List<String> body(long seed, String place) {
        var random = new java.util.Random(seed);
        var order = new java.util.ArrayList<>(SENTENCES);
        java.util.Collections.shuffle(order, random);
        return order.stream()
                .limit(12)
                .map(sentence -> sentence.indexOf("%d") >= 0 && sentence.indexOf("%d") < sentence.indexOf("%s")
                        ? sentence.formatted(3 + random.nextInt(90), place)
                        : sentence.contains("%s")
                                ? sentence.formatted(place, 3 + random.nextInt(90))
                                : sentence.formatted(3 + random.nextInt(90)))
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
