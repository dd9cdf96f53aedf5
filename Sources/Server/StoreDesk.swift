import Dispatch
import Pipeline

/// Does the store's blocking work for the server on a thread of its own, one piece after another.
actor StoreDesk {
    private let queue: QueueExecutor
    private let installation: Installation

    nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

    init(_ installation: Installation, label: String) {
        self.installation = installation
        queue = QueueExecutor(label: label)
    }

    /// Runs one piece of work on the store.
    func work<T: Sendable>(_ body: @Sendable (Installation) throws(PipelineError) -> T) throws(PipelineError) -> T {
        try body(installation)
    }
}

/// A serial executor over a dispatch queue: blocking calls there starve no other task.
final class QueueExecutor: SerialExecutor {
    private let queue: DispatchQueue

    init(label: String) { queue = DispatchQueue(label: label) }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }
}
