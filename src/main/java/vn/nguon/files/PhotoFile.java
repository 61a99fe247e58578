package vn.nguon.files;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * What an uploaded picture really is, found out from its bytes, and what is kept of it: a new JPEG, upright, scaled, white behind what was
 * transparent, with nothing of the camera's or phone's data (place, time, serial number), because only the picture's points are written
 * again. The declared size is read before anything is decoded: a few bytes can declare a picture that fills the memory.
 * <p>Two at a time at most are decoded; others wait.
 */
public sealed interface PhotoFile {
    /** @param jpeg the new bytes; {@code width} and {@code height} of the upright picture in points */
    @SuppressWarnings("ArrayRecordComponent") // read once, by who keeps it
    record Sound(byte[] jpeg, int width, int height) implements PhotoFile {}

    /** @param code stable word; {@code sentence} Vietnamese: what the file is and what to do */
    record Refused(String code, String sentence) implements PhotoFile {}

    /** @param maxBytes largest upload; {@code maxPoints} largest width × height; {@code longSide} of what is kept, in points */
    record Limits(long maxBytes, long maxPoints, int longSide) {}

    Semaphore DESK = new Semaphore(2, true);
    float QUALITY = 0.85f;

    /** How the JDK's reader says that a picture ends too soon. */
    Pattern CUT = Pattern.compile("(?i)truncated|premature end");

    /** Points of a decoded picture. */
    long MOST_DECODED = 16_000_000;

    /** What iPhones and some others write; AVIF is kept in the same box. */
    Set<String> HEIF = Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif");

    static PhotoFile of(byte[] bytes, Limits limits) {
        if (bytes.length == 0)
            return new Refused("tep-trong", "Tệp này không có gì (0 byte). Chọn lại ảnh rồi tải lên");
        if (bytes.length > limits.maxBytes())
            return new Refused(
                    "anh-nang",
                    "Ảnh nặng hơn %d MB. Giảm cỡ ảnh trên máy rồi tải lên lại".formatted(limits.maxBytes() >> 20));
        if (isHeif(bytes))
            return new Refused(
                    "anh-heic",
                    "Ảnh này lưu kiểu HEIC, nhiều máy không xem được. Trên iPhone: mở Cài đặt, Camera, Định dạng, chọn Tương thích nhất rồi chụp lại. Máy khác: tắt Ảnh hiệu quả cao trong cài đặt máy ảnh, hoặc lưu ảnh thành JPEG rồi tải lên");
        if (!startsWith(bytes, 0xFF, 0xD8, 0xFF) && !startsWith(bytes, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'))
            return new Refused(
                    "khong-phai-anh",
                    "Tệp này không phải ảnh JPEG hay PNG. Chọn ảnh chụp bằng điện thoại hoặc lưu ảnh thành JPEG rồi tải lên");
        DESK.acquireUninterruptibly();
        try {
            return read(bytes, limits);
        } catch (IOException | RuntimeException _) {
            // A picture cut short, colours of a printing press (CMYK), or bytes that only begin like a picture.
            return new Refused(
                    "anh-hong",
                    "Ảnh này bị hỏng hoặc lưu theo cách không đọc được. Mở ảnh, lưu lại thành JPEG rồi tải lên");
        } finally {
            DESK.release();
        }
    }

    /** A smaller one of a kept picture, for phones. @param longSide in points; one that is small already is only written anew */
    static Sound smaller(byte[] jpeg, int longSide) {
        return switch (of(jpeg, new Limits(Long.MAX_VALUE, Long.MAX_VALUE, longSide))) {
            case Sound sound -> sound;
            case Refused refused -> throw new IllegalArgumentException("no kept picture: " + refused.code());
        };
    }

    private static PhotoFile read(byte[] bytes, Limits limits) throws IOException {
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) throw new IOException("no reader");
            var reader = readers.next();
            try {
                reader.setInput(in, true, true);
                var width = reader.getWidth(0);
                var height = reader.getHeight(0);
                if ((long) width * height > limits.maxPoints())
                    return new Refused(
                            "anh-qua-lon",
                            "Ảnh rộng %d, cao %d điểm, lớn hơn %d triệu điểm ảnh. Giảm cỡ ảnh trên máy rồi tải lên lại"
                                    .formatted(width, height, limits.maxPoints() / 1_000_000));
                return keep(decode(reader, width, height), orientation(bytes), limits.longSide());
            } finally {
                reader.dispose();
            }
        }
    }

    /** Very large pictures are thinned out while decoding, so that no decoded one takes more than some 60 MB. */
    private static BufferedImage decode(ImageReader reader, int width, int height) throws IOException {
        var param = reader.getDefaultReadParam();
        var every = 1;
        while ((long) width * height / every / every > MOST_DECODED) every++;
        param.setSourceSubsampling(every, every, 0, 0);
        var cut = new boolean[1];
        // libjpeg fills what is missing of a picture cut short with grey and only warns.
        reader.addIIOReadWarningListener(
                (_, warning) -> cut[0] |= CUT.matcher(warning).find());
        var image = reader.read(0, param);
        if (cut[0]) throw new IOException("cut short");
        return image;
    }

    /** Exif's 1 to 8; 1 when the picture does not say. */
    private static int orientation(byte[] bytes) throws IOException {
        try {
            var said = ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes))
                    .getFirstDirectoryOfType(ExifIFD0Directory.class);
            if (said == null || !said.containsTag(ExifIFD0Directory.TAG_ORIENTATION)) return 1;
            var way = said.getInt(ExifIFD0Directory.TAG_ORIENTATION);
            return way >= 1 && way <= 8 ? way : 1;
        } catch (ImageProcessingException | MetadataException _) {
            return 1;
        }
    }

    private static PhotoFile keep(BufferedImage decoded, int orientation, int longSide) throws IOException {
        var scaled = scale(decoded, longSide);
        var upright = turn(scaled, orientation);
        return new Sound(jpeg(upright), upright.getWidth(), upright.getHeight());
    }

    /** Halved until less than twice too large, then brought to size: every point of the original counts. */
    private static BufferedImage scale(BufferedImage from, int longSide) {
        var image = from;
        while (Math.max(image.getWidth(), image.getHeight()) >= 2 * longSide)
            image = draw(image, Math.max(1, image.getWidth() / 2), Math.max(1, image.getHeight() / 2));
        var longest = Math.max(image.getWidth(), image.getHeight());
        if (longest <= longSide) return draw(image, image.getWidth(), image.getHeight());
        return draw(
                image,
                Math.max(1, Math.round((float) image.getWidth() * longSide / longest)),
                Math.max(1, Math.round((float) image.getHeight() * longSide / longest)));
    }

    private static BufferedImage draw(BufferedImage from, int width, int height) {
        var to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = pen(to);
        pen.drawImage(from, 0, 0, width, height, null);
        pen.dispose();
        return to;
    }

    private static Graphics2D pen(BufferedImage to) {
        var pen = to.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, to.getWidth(), to.getHeight());
        return pen;
    }

    private static BufferedImage turn(BufferedImage from, int orientation) {
        if (orientation == 1) return from;
        var w = from.getWidth();
        var h = from.getHeight();
        var turned = orientation >= 5;
        var to = new BufferedImage(turned ? h : w, turned ? w : h, BufferedImage.TYPE_INT_RGB);
        var pen = pen(to);
        // Where (x, y) of the stored picture goes: columns of x, of y, and the shift.
        var way = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> throw new IllegalArgumentException("orientation " + orientation);
        };
        pen.drawImage(from, way, null);
        pen.dispose();
        return to;
    }

    private static byte[] jpeg(BufferedImage image) {
        var writer = ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), "jpeg")
                .next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            var param = Objects.requireNonNull(writer.getDefaultWriteParam());
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static boolean isHeif(byte[] bytes) {
        return bytes.length >= 12
                && new String(bytes, 4, 4, StandardCharsets.US_ASCII).equals("ftyp")
                && HEIF.contains(new String(bytes, 8, 4, StandardCharsets.US_ASCII));
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) return false;
        for (var i = 0; i < start.length; i++) if ((bytes[i] & 0xFF) != start[i]) return false;
        return true;
    }
}
