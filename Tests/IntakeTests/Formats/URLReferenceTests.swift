import Intake
import Testing

@Suite struct URLReferenceTests {
    /// The examples of RFC 3986, section 5.4.
    @Test(arguments: [
        ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
        ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
        ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"), ("g?y#s", "http://a/b/c/g?y#s"),
        (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"),
        ("./", "http://a/b/c/"), ("..", "http://a/b/"), ("../", "http://a/b/"), ("../g", "http://a/b/g"),
        ("../..", "http://a/"), ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("/./g", "http://a/g"),
        ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"), ("g..", "http://a/b/c/g.."),
        ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"),
        ("g/../h", "http://a/b/c/h"), ("g;x=1/./y", "http://a/b/c/g;x=1/y"), ("g?y/../x", "http://a/b/c/g?y/../x"),
    ])
    func resolves(reference: String, absolute: String) {
        #expect(URLReference.resolve(reference, against: "http://a/b/c/d;p?q") == absolute)
    }

    @Test func junkIsForgiven() {
        #expect(URLReference.resolve(" /a b\n", against: "https://s.example") == "https://s.example/a%20b")
        #expect(URLReference.resolve("x", against: "https://s.example") == "https://s.example/x")
        #expect(URLReference.resolve("x", against: "urn:isbn:1") == "x")
        #expect(URLReference.resolve("x", against: nil) == "x")
        #expect(URLReference.resolve("/ü?q=é", against: "https://s.example/") == "https://s.example/ü?q=é")
        #expect(URLReference.scheme(of: " java\tscript:x") == "javascript")
        #expect(URLReference.scheme(of: "a/b:c") == nil)
    }
}
