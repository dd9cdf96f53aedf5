/// Work in its order, with never more than a few pieces of one host under way at a time.
///
/// The transport serves a host's requests one after another. Without a limit here the thousand feeds of one host would take all
/// places, stand in line for that host's turns, and hold up everybody else.
struct HostLine<Element> {
    /// Pieces of one host under way at a time: enough to keep its line at the transport from running dry.
    static var perHostLimit: Int { 4 }

    private let host: (Element) -> String?
    private var waiting: ArraySlice<Element>
    /// Passed over because their host had enough.
    private var held: [String: ArraySlice<Element>] = [:]
    /// Were held, and have a place now.
    private var ready: ArraySlice<Element> = []
    private var running: [String: Int] = [:]
    /// How many wait.
    private(set) var count: Int

    /// - Parameter host: where a piece of work goes; `nil` for those that any number may be of.
    init(_ elements: [Element], host: @escaping (Element) -> String?) {
        self.host = host
        waiting = elements[...]
        count = elements.count
    }

    /// Takes the first that may begin; `nil` where none may before another is finished.
    mutating func next() -> Element? {
        if let element = ready.popFirst() {
            count -= 1
            return element
        }
        while let element = waiting.popFirst() {
            guard let host = host(element), running[host, default: 0] >= Self.perHostLimit else {
                if let host = host(element) { running[host, default: 0] += 1 }
                count -= 1
                return element
            }
            held[host, default: []].append(element)
        }
        return nil
    }

    /// Frees the place of one that `next` gave out.
    mutating func finished(_ element: Element) {
        guard let host = host(element) else { return }
        if let next = held[host]?.popFirst() {
            ready.append(next)
        } else {
            running[host, default: 1] -= 1
        }
    }
}
