package vn.nguon.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperFileTests {
    private static final long TEN_MB = 10L << 20;

    private static PaperFile check(byte[] bytes, String name) {
        return PaperFile.of(bytes, name, TEN_MB);
    }

    private static String refusal(byte[] bytes) {
        if (check(bytes, "bai.docx") instanceof PaperFile.Refused(var sentence)) return sentence;
        throw new AssertionError("taken");
    }

    @Test
    void takesAWordDocument() {
        assertThat(check(Documents.docx("Đề án"), "Đề án xã Yên Na.docx"))
                .isEqualTo(new PaperFile.Sound(PaperFile.Kind.DOCX, "Đề án xã Yên Na.docx"));
    }

    @Test
    void takesAPdf() {
        assertThat(check(Documents.pdf(2, ""), "bai.pdf"))
                .isEqualTo(new PaperFile.Sound(PaperFile.Kind.PDF, "bai.pdf"));
    }

    @ParameterizedTest
    @CsvSource({
        "bai.docx, bai.pdf",
        "bai.pdf.exe, bai.pdf.pdf",
        "C:\\Users\\Ánh\\bai 1.doc, bai 1.pdf",
        "../../etc/passwd, passwd.pdf",
        ".pdf, bai-thu-hoach.pdf",
        "a<b>:c.pdf, abc.pdf",
    })
    void namesTheFileByWhatItReallyIs(String sent, String kept) {
        assertThat(check(Documents.pdf(1, ""), sent)).isEqualTo(new PaperFile.Sound(PaperFile.Kind.PDF, kept));
    }

    @Test
    void cutsAVeryLongName() {
        assertThat(check(Documents.pdf(1, ""), "á".repeat(500) + ".pdf"))
                .isInstanceOfSatisfying(
                        PaperFile.Sound.class,
                        sound -> assertThat(sound.fileName()).hasSize(120));
    }

    @Test
    void refusesNothingAndTooMuch() {
        assertThat(refusal(new byte[0])).contains("0 byte");
        assertThat(refusal(new byte[(int) TEN_MB + 1])).contains("lớn hơn 10 MB");
    }

    @Test
    void refusesWhatOnlyCallsItselfADocument() {
        assertThat(refusal(Documents.bytes("<html>xin chào</html>"))).contains("không phải bài Word");
        assertThat(refusal(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}))
                .contains("không phải bài Word");
    }

    @Test
    void refusesAZipThatIsNoWordDocument() {
        var parts = Documents.parts("x");
        parts.remove("word/document.xml");
        parts.put("xl/workbook.xml", Documents.bytes("<workbook/>"));
        assertThat(refusal(Documents.zip(parts))).isEqualTo(DocxCheck.NOT_WORD);

        var noTypes = Documents.parts("x");
        noTypes.remove("[Content_Types].xml");
        assertThat(refusal(Documents.zip(noTypes))).isEqualTo(DocxCheck.NOT_WORD);

        var otherRoot = Documents.parts("x");
        otherRoot.put("word/document.xml", Documents.bytes("<html/>"));
        assertThat(refusal(Documents.zip(otherRoot))).isEqualTo(DocxCheck.NOT_WORD);
    }

    @Test
    void refusesMacrosWhereverTheyLie() {
        var parts = Documents.parts("x");
        parts.put("word/vbaProject.bin", new byte[] {1});
        assertThat(refusal(Documents.zip(parts))).isEqualTo(DocxCheck.MACROS);

        var hidden = Documents.parts("x");
        hidden.put("customXml/VBAPROJECT.BIN", new byte[] {1});
        assertThat(refusal(Documents.zip(hidden))).isEqualTo(DocxCheck.MACROS);

        var declared = Documents.parts("x");
        declared.put(
                "[Content_Types].xml",
                Documents.bytes(Documents.TYPES.replace(
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                        "application/vnd.ms-word.document.macroEnabled.main+xml")));
        assertThat(refusal(Documents.zip(declared))).isEqualTo(DocxCheck.MACROS);
    }

    @Test
    void refusesABomb() {
        var parts = Documents.parts("x");
        parts.put("word/media/image1.bmp", new byte[60 << 20]);
        assertThat(refusal(Documents.zip(parts))).isEqualTo(DocxCheck.BOMB);
    }

    @Test
    void refusesABrokenZipAndABrokenPart() {
        var whole = Documents.docx("x");
        assertThat(refusal(Arrays.copyOf(whole, whole.length / 2))).isEqualTo(DocxCheck.BROKEN);

        var parts = Documents.parts("x");
        parts.put("word/document.xml", Documents.bytes("<w:document"));
        assertThat(refusal(Documents.zip(parts))).isEqualTo(DocxCheck.BROKEN);
    }

    @Test
    void readsNoEntities() {
        var parts = Documents.parts("x");
        parts.put(
                "word/document.xml",
                Documents.bytes("<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><d>&e;</d>"));
        assertThat(refusal(Documents.zip(parts))).isIn(DocxCheck.NOT_WORD, DocxCheck.BROKEN);
    }

    @Test
    void refusesOldWordFiles() {
        assertThat(refusal(new byte[] {
                    (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1, 0
                }))
                .contains("(.doc)");
    }

    @Test
    void refusesAPdfWithAPasswordWithoutPagesOrBroken() {
        assertThat(refusal(Documents.pdf(1, "bimat"))).isEqualTo(PdfCheck.PASSWORD);
        assertThat(refusal(Documents.pdf(0, ""))).isEqualTo(PdfCheck.EMPTY);
        assertThat(refusal(Documents.bytes("%PDF-1.7\nkhông có gì"))).isIn(PdfCheck.BROKEN, PdfCheck.EMPTY);
    }
}
