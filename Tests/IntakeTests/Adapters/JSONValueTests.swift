import Intake
import Testing

@Suite struct JSONValueTests {
    private func parse(_ text: String) throws(JSONError) -> JSONValue { try JSONValue.parse(Array(text.utf8)) }

    @Test(arguments: [
        ("null", JSONValue.null), ("true", .bool(true)), ("false", .bool(false)), ("0", .number("0")),
        ("-0.50e+07", .number("-0.50e+07")), ("\"\"", .string("")), ("[]", .array([])), ("{}", .object([])),
        (" [1 , \"a\" ,\n{\"b\":null}\t] \r\n", .array([.number("1"), .string("a"), .object([.init("b", .null)])])),
        (#""\"\\\/\b\f\n\r\t""#, .string("\"\\/\u{8}\u{C}\n\r\t")),
        (#""\u00e9\u20AC\ud83d\ude00""#, .string("é€😀")),
        ("9007199254740993123", .number("9007199254740993123")),
    ])
    func `reads values as they are written`(text: String, expected: JSONValue) throws {
        #expect(try parse(text) == expected)
    }

    @Test(arguments: [
        "", " ", "nul", "nulll", "tru", "01", "-", "1.", ".5", "1e", "+1", "0x10", "NaN", "'a'", "\"a", "\"\\",
        "\"\\x\"",
        "\"\\u12\"", "\"\\u12g4\"", "\"a\nb\"", "[", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "{", "{\"a\"", "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,}", "{a:1}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "[] []", "{}x", "]", "// no", "[1]\u{0}",
    ])
    func `refuses what is no JSON`(text: String) {
        #expect(throws: JSONError.self) { try parse(text) }
    }

    @Test func `an error says where`() throws {
        let error = try #require(throws: JSONError.self) { try parse("[1,\n2,\n  x]") }
        #expect(error.line == 3)
        #expect(error.offset == 9)
        #expect(error.description == "not JSON at line 3, byte 9: no value starts with x")
    }

    @Test func `a byte order mark is skipped`() throws {
        #expect(try JSONValue.parse([0xEF, 0xBB, 0xBF] + Array("[1]".utf8)) == .array([.number("1")]))
    }

    /// What stands between the quotes of the first string, a bad byte after it, and what is read.
    private static let broken: [(text: String, byte: UInt8?, read: String)] = [
        (#"\ud800"#, nil, "\u{FFFD}"), (#"\udc00x"#, nil, "\u{FFFD}x"), (#"\ud800\u0041"#, nil, "\u{FFFD}A"),
        (#"\ud800\n"#, nil, "\u{FFFD}\n"), ("a", 0xFF, "a\u{FFFD}"), (#"\n"#, 0xC3, "\n\u{FFFD}"),
    ]

    @Test(arguments: broken)
    func `one broken character costs itself only`(text: String, byte: UInt8?, read: String) throws {
        var bytes = Array("[\"".utf8) + Array(text.utf8)
        if let byte { bytes.append(byte) }
        bytes += Array("\",\"b\"]".utf8)
        #expect(try JSONValue.parse(bytes).elements.map(\.text) == [read, "b"])
    }

    @Test func `the last of two members of one name counts`() throws {
        let value = try parse(#"{"a":1,"b":2,"a":3}"#)
        #expect(value["a"] == .number("3"))
        #expect(value.members.map(\.key) == ["a", "b", "a"])
        #expect(value["c"] == nil)
    }

    @Test(arguments: ["[", "{\"a\":", "[[{\"a\":["])
    func `deep nesting is an error, not a crash`(unit: String) throws {
        let bytes = Array(String(repeating: unit, count: 100_000).utf8)
        #expect(try #require(throws: JSONError.self) { try JSONValue.parse(bytes) }.isTooDeep)
        #expect(try #require(throws: JSONError.self) { try JSONValue.parse(bytes, depthLimit: .max) }.isTooDeep)
    }

    @Test func `nesting up to the limit is read`() throws {
        let text = String(repeating: "[", count: 256) + String(repeating: "]", count: 256)
        #expect(try parse(text).elements.count == 1)
        #expect(throws: JSONError.self) { try parse("[" + text + "]") }
    }

    @Test(
        arguments: [
            ("12", 12, 12), ("12.0", 12, 12), ("1e3", 1000, 1000), ("-7", -7, -7), ("\"42\"", 42, 42),
            ("1.5", nil, 1.5),
            ("9223372036854775808", nil, 9_223_372_036_854_775_808), ("1e999", nil, nil), ("\"0x1F\"", nil, nil),
            ("\"nan\"", nil, nil), ("\"\"", nil, nil), ("true", nil, nil), ("null", nil, nil),
        ] as [(String, Int?, Double?)])
    func `numbers are read exactly or not at all`(text: String, integer: Int?, double: Double?) throws {
        let value = try parse(text)
        #expect(value.integer == integer)
        #expect(value.double == double)
    }

    @Test(
        arguments: [
            ("", "{\"a\":{\"b\":[10,{\"c d\":20}]},\"x.y\":30,\"n\":null}"), ("a.b[0]", "10"), ("a.b[1].c d", "20"),
            ("a.b[-2]", "10"), ("a[\"b\"][0]", "10"), ("[\"x.y\"]", "30"), ("['x.y']", "30"), ("n", nil),
            ("a.b[2]", nil), ("a.z", nil),
            ("a.b.c", nil), ("[0]", nil), ("a..b", nil), ("a.", nil), ("a[", nil), ("a[x]", nil), ("a.[0]", nil),
            (".a", nil),
            ("a[\"b", nil), ("a[99999999999999999999]", nil), ("a.b[-9223372036854775808]", nil),
        ] as [(String, String?)])
    func `paths lead to a value or to nothing`(path: String, expected: String?) throws {
        let value = try parse(#"{"a":{"b":[10,{"c d":20}]},"x.y":30,"n":null}"#)
        #expect(value.at(path: path).map { JSONText($0).description } == expected)
    }

    @Test func `what is written is read back the same`() throws {
        let text = #"{"a":[1,-2.50,1e3,true,false,null],"b\"\\":"\u0001\u001f\n\r\té€😀/","c":{}}"#
        let value = try parse(text)
        #expect(JSONText(value).description == text)
        #expect(try parse(JSONText(value).description) == value)
    }

    @Test func `numbers are written as JSON has them`() {
        #expect(JSONText.number(3).description == "3")
        #expect(JSONText.number(0.1).description == "0.1")
        #expect(JSONText.number(.nan).description == "null")
        #expect(JSONText.number(-.infinity).description == "null")
        #expect(
            JSONText.object([("a", .array([.integer(1), .null])), ("b", .bool(true))]).description
                == #"{"a":[1,null],"b":true}"#)
    }

    @Test func `no damage to a document is more than an error`() {
        let document = Array(#"{"a":[1,2.5e3,"x\u00e9\ud83d\ude00",{"b":null,"c":[true,false,[]]}],"d":"ü"}"#.utf8)
        for end in document.indices { _ = try? JSONValue.parse(document[..<end]) }
        var seed: UInt64 = 1
        for _ in 0..<20_000 {
            var damaged = document
            for _ in 0..<3 {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                damaged[Int(seed >> 33) % damaged.count] = UInt8(truncatingIfNeeded: seed >> 24)
            }
            _ = try? JSONValue.parse(damaged)
        }
        #expect((try? JSONValue.parse(document))?["d"] == .string("ü"))
    }
}
