import Intake
import Testing

@Suite struct HTMLTests {
    @Test(arguments: [
        ("<p>One</p><p>Two</p>", "One\nTwo"), ("a<br>b<br><br>c", "a\nb\n\nc"),
        ("<ul><li>lid</li><li>handle</li></ul>", "- lid\n- handle"),
        ("See <a href=\"x\">the page</a>.", "See the page."), ("<img src=a alt=\"a crack\"> in it", "a crack in it"),
        ("<img src=t width=1 height=1 alt=counter>text", "text"),
        ("a<script>if (a < b) {}</script>b<style>p{}</style>c", "abc"), ("x<!-- no -->y", "xy"),
        ("caf&eacute; &amp; &#8364;5 &#x2019;&#146;&nbsp;&bogus; &copy", "café & €5 ’’ &bogus; ©"),
        ("I <3 this & that, 5 < 6", "I <3 this & that, 5 < 6"), ("cut <a href=\"http://exam", "cut"),
        ("<pre>a\n  b\n\nc</pre>d\ne", "a\nb\n\nc\nd e"), ("<td>a</td><td>b</td>", "a b"),
        ("<p><![if !supportLists]>- <![endif]>lid</p>", "- lid"), ("a<![CDATA[b]]>c", "a<![CDATA[b]]>c"),
        ("a</>b", "ab"),
        ("a<!-->b", "ab"), ("a<!--->b", "ab"), ("<xmp>a <b> &lt;</xmp>c", "a <b> <c"), ("<xmp>a", "a"),
        ("  many\n\t spaces  ", "many spaces"), ("", ""),
    ])
    func plainText(html: String, text: String) {
        #expect(HTMLText.plain(html) == text)
    }

    @Test func titlesStayOnOneLine() {
        #expect(HTMLText.line("<div>No\nrefund</div> <img alt=pic><p>ever</p>") == "No refund ever")
    }

    @Test(arguments: [
        ("<p onclick=\"x()\">a</p>", "<p>a</p>"), ("<a href=\"javascript:alert(1)\">x</a>", "<a>x</a>"),
        ("<a href=\"java&#10;script:alert(1)\">x</a>", "<a>x</a>"), ("<a href=\" JaVaScRiPt:x\">x</a>", "<a>x</a>"),
        ("<img src=\"data:text/html,x\">", "<img />"), ("<svg/onload=alert(1)>t", "t"),
        ("<scr<script>ipt>alert(1)</script>b", "ipt&gt;alert(1)b"), ("a<script>alert(1)", "a"),
        ("<script>x</script ><b>y</b>", "<b>y</b>"), ("<iframe src=x>in</iframe>", "in"),
        ("<style>b{}</style><meta http-equiv=refresh><base href=x>t", "t"),
        ("<b><i>x</b>y</i>", "<b><i>x</i></b>y"), ("</div>a", "a"), ("<p>a", "<p>a</p>"),
        ("<br><hr/>", "<br /><hr />"), ("1 < 2 && 3 > 2", "1 &lt; 2 &amp;&amp; 3 &gt; 2"),
        ("<a title='a\"b' href=x>y</a>", "<a href=\"https://s.example/dir/x\" title=\"a&quot;b\">y</a>"),
        ("<img src=\"../i.png\" srcset=\"evil 2x\">", "<img src=\"https://s.example/i.png\" />"),
        (
            "<form action=\"/post\"><input formaction=\"javascript:x\"></form>",
            "<form action=\"https://s.example/post\"><input /></form>"
        ),
        (
            "<p style=\"color: red; position: fixed; background: url(http://x/y)\">a</p>",
            "<p style=\"color: red;\">a</p>"
        ),
        ("<p style=\"width: expression(alert(1))\">a</p>", "<p>a</p>"), ("<p style=\"co\\lor: red\">a</p>", "<p>a</p>"),
        ("<xmp><img src=x onerror=y></xmp>z", "&lt;img src=x onerror=y&gt;z"),
        ("<event-source>a", "<event-source>a</event-source>"),
        ("<img width=1 height=1 src=http://t.example/p.gif>ok", "ok"), ("x<!-- > <b>y</b>", "x <b>y</b>"),
    ])
    func onlyAllowedMarkupStays(html: String, clean: String) {
        #expect(HTMLSanitizer.sanitize(html, base: "https://s.example/dir/page") == clean)
    }

    @Test func whatWasCleanedStaysClean() {
        let html = "<div><a href=\"https://x.example/?a=1&amp;b=2\">é &lt;tag&gt;</a><br /><img alt=\"&quot;\" /></div>"
        #expect(HTMLSanitizer.sanitize(html, base: nil) == html)
    }

    @Test(arguments: ["<div>", "<a b=\"", "<a ", "<!--", "<script>", "</p", "&#", "<b x='"])
    func hostileHTMLTakesLinearTime(piece: String) {
        let html = String(repeating: piece, count: 100_000) + "end"
        let clock = ContinuousClock()
        let duration = clock.measure {
            #expect(HTMLSanitizer.sanitize(html, base: nil).utf8.count <= html.utf8.count * 6)
            _ = HTMLText.plain(html)
        }
        // Quadratic time would be minutes.
        #expect(duration < .seconds(20))
    }
}
