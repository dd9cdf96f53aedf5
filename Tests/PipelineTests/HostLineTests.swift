import Testing

@testable import Pipeline

/// Names whose first letter is their host; digits belong to nobody.
@Suite("The line of visits")
struct HostLineTests {
    private func line(_ names: [String]) -> HostLine<String> {
        HostLine(names) { name in name.first.flatMap { $0.isNumber ? nil : String($0) } }
    }

    private func taken(_ line: inout HostLine<String>) -> [String] {
        var names: [String] = []
        while let name = line.next() { names.append(name) }
        return names
    }

    @Test("a host with many gets four places, and the others pass it by in their order")
    func passing() {
        var line = line((1...7).map { "a\($0)" } + ["b1", "c1", "b2"])
        #expect(taken(&line) == ["a1", "a2", "a3", "a4", "b1", "c1", "b2"])
        #expect(line.count == 3)
        line.finished("b1")
        #expect(line.next() == nil)
        line.finished("a2")
        line.finished("a1")
        #expect(taken(&line) == ["a5", "a6"])
        line.finished("a3")
        #expect(taken(&line) == ["a7"])
        #expect(line.count == 0)
        for name in ["a4", "a5", "a6", "a7", "c1", "b2"] { line.finished(name) }
        #expect(line.next() == nil)
    }

    @Test("what belongs to no host is never held")
    func unbound() {
        var line = line((0...9).map(String.init))
        #expect(taken(&line).count == 10)
    }

    @Test("everybody's turn comes once, and no host has more than four")
    func everybody() {
        let names = (0..<500).map { "\(["a", "a", "a", "b", "c"][$0 % 5])\($0)" }
        var line = line(names)
        var running: [String] = []
        var served: [String] = []
        while true {
            while running.count < 16, let name = line.next() { running.append(name) }
            #expect(Dictionary(grouping: running) { $0.first }.allSatisfy { $0.value.count <= 4 })
            guard !running.isEmpty else { break }
            let done = running.remove(at: served.count * 7 % running.count)
            line.finished(done)
            served.append(done)
        }
        #expect(served.sorted() == names.sorted())
        #expect(line.count == 0)
    }
}
