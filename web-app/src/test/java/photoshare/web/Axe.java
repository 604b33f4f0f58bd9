package photoshare.web;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The accessibility checker axe-core, put into a page that is open.
final class Axe {

    private static final String SCRIPT = script();

    private static final String RUN =
            """
            async () => {
                const wcag22aa = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
                const {violations} = await axe.run({runOnly: {type: "tag", values: wcag22aa}});
                return violations.flatMap(({id, help, nodes}) =>
                    nodes.map(({html, any}) =>
                        `${id} (${help}): ${html} ${any.map(it => it.message).join("; ")}`));
            }
            """;

    private static final String HIDDEN_PARTS =
            """
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth > 0
                ? [...document.querySelectorAll("body *")]
                    .filter(it => it.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
                    .map(it => "too wide for the window: " + it.outerHTML.slice(0, 200))
                : []
            """;

    private static final String CROWDED =
            """
            () => {
                const right = (part) => {
                    const inside = document.createRange();
                    inside.selectNodeContents(part);
                    return inside.getBoundingClientRect().right;
                };
                const parts = [...document.querySelectorAll(".bar nav > *")];
                return parts.slice(1)
                    .filter((it, before) => it.getBoundingClientRect().left < right(parts[before]))
                    .map(it => "over the part before it: " + it.outerHTML.slice(0, 200));
            }
            """;

    private static final String CUT_OFF =
            """
            () => [...document.querySelectorAll(".tile.failed, .tile.failed a")]
                .filter(it => it.scrollHeight > it.clientHeight || it.scrollWidth > it.clientWidth)
                .map(it => "words that are cut off: " + it.innerText)
            """;

    private Axe() {}

    /// What there is against the page by WCAG 2.2 AA, one line for each element.
    @SuppressWarnings("unchecked")
    static List<String> violations(Page page) {
        if (!(boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate(SCRIPT);
        }
        return (List<String>) page.evaluate(RUN);
    }

    /// What can be seen only by scrolling sideways (WCAG 1.4.10).
    @SuppressWarnings("unchecked")
    static List<String> tooWide(Page page) {
        return (List<String>) page.evaluate(HIDDEN_PARTS);
    }

    /// What in the page's header lies on something else.
    @SuppressWarnings("unchecked")
    static List<String> crowded(Page page) {
        return (List<String>) page.evaluate(CROWDED);
    }

    /// Why a photo failed, where its tile is too small for that.
    @SuppressWarnings("unchecked")
    static List<String> cutOff(Page page) {
        return (List<String>) page.evaluate(CUT_OFF);
    }

    private static String script() {
        try (var script = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
