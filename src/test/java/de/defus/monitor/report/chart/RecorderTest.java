package de.defus.monitor.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecorderTest {

    private final Drawing drawing = new Drawing(100);
    private final Recorder recorder = new Recorder(drawing);

    @Test
    void aColourWithoutAMeaningIsRefused() {
        recorder.setPaint(Color.RED);

        assertThrows(IllegalStateException.class, () -> recorder.fill(Symbol.DOT.at(0, 0, 1)));
    }

    @Test
    void aFontOutsideTheHouseStyleIsRefused() {
        recorder.setFont(new Font(Font.SERIF, Font.PLAIN, 9));

        assertThrows(IllegalStateException.class, () -> recorder.drawString("x", 0f, 0f));
    }

    @Test
    void linesThatAreMovedAfterwardsStayWhereTheyWereDrawn() {
        var line = new Line2D.Double(0, 0, 10, 0);
        recorder.setPaint(Ink.LINE);
        recorder.setStroke(new BasicStroke(2.5f));
        recorder.draw(line);
        line.setLine(5, 5, 6, 6);
        recorder.draw(new Line2D.Double(3, 3, 3, 3));

        assertEquals(1, drawing.marks().size());
        var drawn = assertInstanceOf(Drawing.Outline.class, drawing.marks().get(0));
        assertEquals(10, ((Line2D) drawn.shape()).getX2());
        assertEquals(2.5, drawn.width());
    }

    @Test
    void aMovedCircleIsACircleAndADiamondIsNone() {
        var move = AffineTransform.getTranslateInstance(20, 30);
        recorder.setPaint(Ink.ACCENT);
        recorder.fill(move.createTransformedShape(Symbol.DOT.at(0, 0, 5)));
        recorder.fill(move.createTransformedShape(Symbol.DIAMOND.at(0, 0, 5)));

        var shapes = drawing.marks().stream()
                .map(mark -> ((Drawing.Area) mark).shape())
                .toList();
        assertEquals(
                List.of(true, false),
                shapes.stream().map(Ellipse2D.class::isInstance).toList());
        assertEquals(20, shapes.get(0).getBounds2D().getCenterX(), 0.01);
    }

    @Test
    void wordsKeepTheirAnchorAndTheirPlace() {
        recorder.setFont(Lettering.BOLD.font());
        recorder.setPaint(InkPaint.Letters.of(Ink.SOFT, Drawing.Anchor.END));
        recorder.drawString("50 %", 10f, 20f);

        var label = assertInstanceOf(Drawing.Label.class, drawing.marks().get(0));
        assertEquals(Drawing.Anchor.END, label.anchor());
        assertEquals(10 + Lettering.BOLD.width("50 %"), label.x(), 0.01);
        assertEquals(Lettering.BOLD, label.lettering());
        assertEquals(Ink.SOFT, label.ink());
    }
}
