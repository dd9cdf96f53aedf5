import Hummingbird
import NIOCore
import Synchronization

/// Takes bodies in, each within its own limit and all together within one.
///
/// What counts is what has really come: a sender that drips takes nobody else's room.
final class BodyBuffer: Sendable {
    /// Why a body could not be taken in.
    enum Failure: Error { case tooLarge, tooSlow, brokenOff, full }

    /// Seconds that a body may take.
    static let seconds = 30

    /// Bytes of one body.
    let bodyLimitBytes: Int
    /// Bytes of all bodies at one time.
    private let limitBytes: Int
    private let usedBytes = Mutex(0)

    init(bodyLimitBytes: Int, limitBytes: Int) {
        self.bodyLimitBytes = bodyLimitBytes
        self.limitBytes = limitBytes
    }

    /// Takes a body in, hands it on, and gives its room back when that is done.
    func with<T: Sendable>(
        _ body: RequestBody, _ use: ([UInt8]) async -> T
    ) async throws(Failure) -> T {
        let share = Share(self)
        defer { share.giveBack() }
        return await use(try await collect(body, share))
    }

    private func collect(_ body: RequestBody, _ share: Share) async throws(Failure) -> [UInt8] {
        let limit = bodyLimitBytes
        do {
            return try await withThrowingTaskGroup(of: [UInt8].self) { group in
                group.addTask {
                    var bytes: [UInt8] = []
                    for try await buffer in body {
                        guard bytes.count + buffer.readableBytes <= limit else { throw Failure.tooLarge }
                        guard share.take(buffer.readableBytes) else { throw Failure.full }
                        bytes.append(contentsOf: buffer.readableBytesView)
                    }
                    return bytes
                }
                group.addTask {
                    try await Task.sleep(for: .seconds(Self.seconds))
                    throw Failure.tooSlow
                }
                defer { group.cancelAll() }
                return try await group.next() ?? []
            }
        } catch let failure as Failure {
            throw failure
        } catch {
            throw .brokenOff
        }
    }

    /// What one body takes of the room.
    private final class Share: Sendable {
        private let buffer: BodyBuffer
        private let taken = Mutex(0)

        init(_ buffer: BodyBuffer) { self.buffer = buffer }

        /// Whether there was room for so many bytes more.
        func take(_ bytes: Int) -> Bool {
            let isRoom = buffer.usedBytes.withLock { used in
                guard used + bytes <= buffer.limitBytes else { return false }
                used += bytes
                return true
            }
            if isRoom { taken.withLock { $0 += bytes } }
            return isRoom
        }

        func giveBack() {
            let bytes = taken.withLock { taken in
                defer { taken = 0 }
                return taken
            }
            buffer.usedBytes.withLock { $0 -= bytes }
        }
    }
}
