package vn.nguon.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.GpsDirectory;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhotoFileTests {
    private static final PhotoFile.Limits LIMITS = new PhotoFile.Limits(8 << 20, 50_000_000, 1600);

    private static PhotoFile.Sound sound(byte[] bytes) {
        var file = PhotoFile.of(bytes, LIMITS);
        if (file instanceof PhotoFile.Sound sound) return sound;
        throw new AssertionError(file);
    }

    private static String refused(byte[] bytes) {
        return PhotoFile.of(bytes, LIMITS) instanceof PhotoFile.Refused refused ? refused.code() : "sound";
    }

    private static BufferedImage image(PhotoFile.Sound sound) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(sound.jpeg()));
    }

    private static Metadata metadata(byte[] bytes) throws Exception {
        return ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes));
    }

    @Test
    void scalesTheLongSideTo1600AndKeepsSmallOnes() throws Exception {
        var wide = sound(Pictures.jpeg(3200, 1000));
        assertThat(wide.width()).isEqualTo(1600);
        assertThat(wide.height()).isEqualTo(500);
        assertThat(image(wide).getWidth()).isEqualTo(1600);
        var tall = sound(Pictures.png(500, 2000));
        assertThat(tall.width()).isEqualTo(400);
        assertThat(tall.height()).isEqualTo(1600);
        var small = sound(Pictures.jpeg(640, 480));
        assertThat(small.width()).isEqualTo(640);
        assertThat(small.height()).isEqualTo(480);
    }

    @Test
    void leavesNoPlaceAndNothingElseOfTheCamera() throws Exception {
        var sent = Pictures.withExif(Pictures.jpeg(400, 200), 1);
        assertThat(metadata(sent)
                        .getFirstDirectoryOfType(GpsDirectory.class)
                        .getRationalArray(GpsDirectory.TAG_LATITUDE)[0]
                        .intValue())
                .isEqualTo(19);
        var kept = sound(sent).jpeg();
        assertThat(metadata(kept).getFirstDirectoryOfType(GpsDirectory.class)).isNull();
        assertThat(metadata(kept).getFirstDirectoryOfType(ExifIFD0Directory.class))
                .isNull();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
    }

    /** Where the red half of a picture that was stored lying comes to be: what Exif's eight ways mean. */
    @ParameterizedTest
    @CsvSource({
        "1, 400, 200, left", "2, 400, 200, right", "3, 400, 200, right", "4, 400, 200, left",
        "5, 200, 400, top", "6, 200, 400, top", "7, 200, 400, bottom", "8, 200, 400, bottom"
    })
    void turnsUpright(int orientation, int width, int height, String red) throws Exception {
        var kept = sound(Pictures.withExif(Pictures.jpeg(400, 200), orientation));
        assertThat(kept.width()).isEqualTo(width);
        assertThat(kept.height()).isEqualTo(height);
        var image = image(kept);
        var colour = new Color(
                switch (red) {
                    case "left" -> image.getRGB(10, height / 2);
                    case "right" -> image.getRGB(width - 10, height / 2);
                    case "top" -> image.getRGB(width / 2, 10);
                    default -> image.getRGB(width / 2, height - 10);
                });
        assertThat(colour.getRed()).isGreaterThan(200);
        assertThat(colour.getBlue()).isLessThan(60);
    }

    @Test
    void tellsTheTwoMirroredWaysFromTheTurnedOnes() throws Exception {
        // Red above, blue below, green in the stored top left corner.
        var stored = Pictures.redAndBlue(400, 200);
        var pen = stored.createGraphics();
        pen.setColor(Color.GREEN);
        pen.fillRect(0, 0, 60, 60);
        pen.dispose();
        var jpeg = Pictures.write(stored, "jpeg");
        assertThat(isGreen(jpeg, 3, 390, 190)).isTrue();
        assertThat(isGreen(jpeg, 4, 10, 190)).isTrue();
        assertThat(isGreen(jpeg, 5, 10, 10)).isTrue();
        assertThat(isGreen(jpeg, 6, 190, 10)).isTrue();
        assertThat(isGreen(jpeg, 7, 190, 390)).isTrue();
        assertThat(isGreen(jpeg, 8, 10, 390)).isTrue();
    }

    private static boolean isGreen(byte[] jpeg, int orientation, int x, int y) throws Exception {
        var colour =
                new Color(image(sound(Pictures.withExif(jpeg, orientation))).getRGB(x, y));
        return colour.getGreen() > 180 && colour.getRed() < 90 && colour.getBlue() < 90;
    }

    @Test
    void refusesAPictureThatDeclaresTooMuchBeforeDecodingIt() {
        assertThat(refused(Pictures.pngThatDeclares(60_000, 60_000))).isEqualTo("anh-qua-lon");
        assertThat(refused(Pictures.jpegThatDeclares65000())).isEqualTo("anh-qua-lon");
        assertThat(refused(Pictures.pngThatDeclares(Integer.MAX_VALUE, Integer.MAX_VALUE)))
                .isEqualTo("anh-qua-lon");
    }

    @Test
    void takesOneAtTheLimitAndRefusesOnePointMore() {
        var narrow = new PhotoFile.Limits(8 << 20, 100 * 100, 1600);
        assertThat(PhotoFile.of(Pictures.png(100, 100), narrow)).isInstanceOf(PhotoFile.Sound.class);
        assertThat(PhotoFile.of(Pictures.png(101, 100), narrow)).isInstanceOf(PhotoFile.Refused.class);
        var exact = Pictures.png(100, 100);
        assertThat(PhotoFile.of(exact, new PhotoFile.Limits(exact.length, 100 * 100, 1600)))
                .isInstanceOf(PhotoFile.Sound.class);
        assertThat(PhotoFile.of(exact, new PhotoFile.Limits(exact.length - 1, 100 * 100, 1600)))
                .isInstanceOf(PhotoFile.Refused.class);
    }

    @Test
    void saysWhatToDoWithPicturesOfAnIphone() {
        assertThat(PhotoFile.of(Pictures.heic(), LIMITS)).isInstanceOfSatisfying(PhotoFile.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("anh-heic");
            assertThat(refused.sentence()).contains("Tương thích nhất", "JPEG");
        });
        var other = Pictures.heic();
        System.arraycopy("mif1".getBytes(StandardCharsets.US_ASCII), 0, other, 8, 4);
        assertThat(refused(other)).isEqualTo("anh-heic");
        assertThat(refused(Arrays.copyOf(Pictures.heic(), 12))).isEqualTo("anh-heic");
    }

    @Test
    void refusesWhatOnlyBearsTheNameOfAPicture() {
        assertThat(refused("Danh sách học viên".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("khong-phai-anh");
        assertThat(refused("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("khong-phai-anh");
        assertThat(refused("GIF89a".getBytes(StandardCharsets.US_ASCII))).isEqualTo("khong-phai-anh");
        assertThat(refused(new byte[0])).isEqualTo("tep-trong");
        assertThat(refused(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0, 1, 2, 3}))
                .isEqualTo("anh-hong");
    }

    @Test
    void refusesAPictureCutShort() {
        var jpeg = Pictures.jpeg(800, 600);
        assertThat(refused(Arrays.copyOf(jpeg, jpeg.length * 2 / 3))).isEqualTo("anh-hong");
        var png = Pictures.png(800, 600);
        assertThat(refused(Arrays.copyOf(png, png.length / 2))).isEqualTo("anh-hong");
    }

    @Test
    void putsWhiteBehindWhatIsTransparent() throws Exception {
        var image = image(sound(Pictures.write(new BufferedImage(50, 50, BufferedImage.TYPE_INT_ARGB), "png")));
        assertThat(new Color(image.getRGB(25, 25)).getRed()).isGreaterThan(250);
    }
}
