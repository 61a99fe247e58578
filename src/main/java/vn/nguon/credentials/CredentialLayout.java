package vn.nguon.credentials;

import java.util.ArrayList;
import java.util.List;

/**
 * How a credential looks, as data: frames and blocks of text on one A4 landscape sheet, and where the QR code stands.
 * Offices never upload HTML.
 *
 * <p>Units: millimetres from the top left corner of 297 × 210; type sizes in points. Texts hold placeholders in braces,
 * see {@link CredentialTexts}; a line that comes out empty is left out.
 *
 * @param name frozen with each entry, for example {@code chung-chi-1}
 * @param family font family, one of those the printer embeds
 */
public record CredentialLayout(String name, String family, List<Frame> frames, List<Block> blocks, Square qr) {
    public CredentialLayout {
        frames = List.copyOf(frames);
        blocks = List.copyOf(blocks);
    }

    /** @param stroke width of the line in millimetres; @param colour as in CSS, for example {@code #b0322b} */
    public record Frame(double x, double y, double width, double height, double stroke, String colour) {}

    /** Lines that flow from the top of a box; @param align {@code left}, {@code center} or {@code right} */
    public record Block(double x, double y, double width, String align, List<Line> lines) {
        public Block {
            lines = List.copyOf(lines);
        }
    }

    /**
     * @param above space over the line in millimetres
     * @param hold whether the line must not break, as a person's name
     */
    public record Line(
            String text, double size, boolean bold, boolean italic, boolean hold, double above, String colour) {}

    public record Square(double x, double y, double size) {}

    /** The style sheet of this layout. Class {@code b3} is block 3, {@code b3-1} its line 1, {@code f0} frame 0. */
    String css() {
        var css = new ArrayList<String>();
        css.add("@page { size: 297mm 210mm; margin: 0 }");
        css.add("body { margin: 0; font-family: '%s'; color: #1b1b1b; line-height: 1.25 }".formatted(family));
        css.add(
                ".sheet { position: relative; width: 297mm; height: 209.9mm; overflow: hidden; page-break-after: always }");
        css.add(".sheet:last-child { page-break-after: auto }");
        css.add(".sheet div { position: absolute } p { margin: 0 }");
        css.add(
                ".sample { left: 60mm; top: 68mm; width: 177mm; text-align: center; font-size: 150pt; font-weight: bold;"
                        + " color: #eeeeee; transform: rotate(-24deg); line-height: 1 }");
        for (int i = 0; i < frames.size(); i++) {
            var f = frames.get(i);
            css.add(".f%d { left: %smm; top: %smm; width: %smm; height: %smm; border: %smm solid %s }"
                    .formatted(i, f.x, f.y, f.width, f.height, f.stroke, f.colour));
        }
        for (int i = 0; i < blocks.size(); i++) {
            var b = blocks.get(i);
            css.add(".b%d { left: %smm; top: %smm; width: %smm; text-align: %s }"
                    .formatted(i, b.x, b.y, b.width, b.align));
            for (int j = 0; j < b.lines.size(); j++) {
                var line = b.lines.get(j);
                css.add(".b%d-%d { font-size: %spt; margin-top: %smm; color: %s%s%s%s }"
                        .formatted(
                                i,
                                j,
                                line.size,
                                line.above,
                                line.colour.isEmpty() ? "inherit" : line.colour,
                                line.bold ? "; font-weight: bold" : "",
                                line.italic ? "; font-style: italic" : "",
                                line.hold ? "; white-space: nowrap" : ""));
            }
        }
        return String.join("\n", css);
    }
}
