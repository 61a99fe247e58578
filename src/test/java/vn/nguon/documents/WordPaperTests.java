package vn.nguon.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

class WordPaperTests {
    private static WordPaper paper() {
        return new WordPaper(new vn.nguon.shared.Stamp("Lô Thị Hạnh", LocalDateTime.of(2022, 11, 10, 9, 5)));
    }

    /** Every part must be well-formed, or Word says that the file is damaged. */
    private static Map<String, Document> parts(WordPaper paper) throws Exception {
        var parts = new HashMap<String, Document>();
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        try (var zip = new ZipInputStream(new ByteArrayInputStream(paper.toBytes()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                parts.put(
                        entry.getName(),
                        factory.newDocumentBuilder().parse(new ByteArrayInputStream(zip.readAllBytes())));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return parts;
    }

    private static List<String> texts(Document document, String tag) {
        var nodes = document.getElementsByTagName(tag);
        return java.util.stream.IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .map(Node::getTextContent)
                .toList();
    }

    @Test
    void saysWhoTookItOutAtTheFootOfEachPage() throws Exception {
        var parts = parts(paper().title("PHIẾU"));
        assertThat(parts)
                .containsOnlyKeys(
                        "[Content_Types].xml",
                        "_rels/.rels",
                        "word/document.xml",
                        "word/_rels/document.xml.rels",
                        "word/styles.xml",
                        "word/footer1.xml");
        assertThat(texts(parts.get("word/footer1.xml"), "w:t"))
                .containsExactly("Lô Thị Hạnh xuất tệp lúc 09:05 ngày 10/11/2022");
    }

    @Test
    void keepsAnyTextWhole() throws Exception {
        var document = parts(paper().line("Điểm < 5 & \"vắng\" > 20%\nDòng hai \u0000\u0007\uFFFE")
                        .fact("Họ và tên", "Vừ A Ỉ <b>"))
                .get("word/document.xml");
        assertThat(texts(document, "w:t"))
                .containsExactly("Điểm < 5 & \"vắng\" > 20%", "Dòng hai ", "Họ và tên:", " ", "Vừ A Ỉ <b>");
        assertThat(texts(document, "w:br")).hasSize(1);
    }

    @Test
    void repeatsTheFirstRowOfATableAndRefusesARowThatDoesNotFit() throws Exception {
        var document = parts(
                        paper().table(List.of(3, 1), List.of("Nội dung", "Mức"), List.of(List.of("Phẩm chất", "Tốt"))))
                .get("word/document.xml");
        assertThat(texts(document, "w:tblHeader")).hasSize(1);
        assertThat(texts(document, "w:tc")).containsExactly("Nội dung", "Mức", "Phẩm chất", "Tốt");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> paper().table(List.of(1, 1), List.of("a", "b"), List.of(List.of("c"))));
    }

    @Test
    void beginsPagesAndLeavesRoomForASignature() throws Exception {
        var document = parts(paper().head(
                                List.of("", "HUYỆN ỦY TƯƠNG DƯƠNG", "BAN TỔ CHỨC"),
                                "Tương Dương, ngày 10 tháng 11 năm 2022")
                        .newPage()
                        .signed("TRƯỞNG BAN", "Lữ Trọng Khuê"))
                .get("word/document.xml");
        assertThat(texts(document, "w:br")).hasSize(1);
        assertThat(texts(document, "w:t"))
                .containsExactly(
                        "HUYỆN ỦY TƯƠNG DƯƠNG",
                        "BAN TỔ CHỨC",
                        "Tương Dương, ngày 10 tháng 11 năm 2022",
                        "TRƯỞNG BAN",
                        "Lữ Trọng Khuê");
    }
}
