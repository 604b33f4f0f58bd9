package photoshare.resize.engine;

import java.awt.Point;
import java.io.IOException;
import javax.imageio.ImageReader;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// The first frame of a GIF, which need not cover the whole canvas.
final class GifFrame {

    private static final String FORMAT = "javax_imageio_gif_image_1.0";

    private GifFrame() {}

    static Point place(ImageReader reader) throws IOException {
        Node tree = reader.getImageMetadata(0).getAsTree(FORMAT);
        for (Node node = tree.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element frame && node.getNodeName().equals("ImageDescriptor")) {
                return new Point(
                        Integer.parseInt(frame.getAttribute("imageLeftPosition")),
                        Integer.parseInt(frame.getAttribute("imageTopPosition")));
            }
        }
        return new Point(0, 0);
    }
}
