import Classifier
import Foundation
import Glibc

/// The classifier's weights for one brand: a file beside the store, the one before it, and the way back.
///
/// Readers find the old file or the new one, whole, whenever they look; so does whoever runs after a crash.
package struct OwnWeights: Sendable {
    /// Where they stand; nothing is there until `earshot train` puts it there.
    package let path: String
    /// The ones before.
    var previousPath: String { path + ".previous" }
    /// The ones that were taken back last.
    var undonePath: String { path + ".undone" }

    /// The place that a configuration names.
    package init(_ settings: Settings) { path = settings.weightsPath }

    /// At `path`.
    init(path: String) { self.path = path }

    /// The model of these weights; `nil` where there are none.
    func load() throws(PipelineError) -> FastModel? {
        guard FileText.exists(path) else { return nil }
        do { return try FastModel.load(contentsOf: path) } catch {
            throw .weights(
                "the weights trained on your labels cannot be used: \(error); earshot train --undo puts the former ones back, "
                    + "and without the file the shipped ones are used")
        }
    }

    /// Puts a model in the place of the present one, which is kept as the previous one.
    ///
    /// - Parameter beforeReplacing: runs when the new file is whole and on the disk and nothing else has changed.
    func install(
        _ model: TrainedModel, beforeReplacing: () -> Void = {}
    ) throws(PipelineError) {
        let bytes = model.bytes
        do {
            try FileText.replace(path, with: bytes) { (temporary) throws(PipelineError) in
                // What stands on the disk is what was measured, or it is not put in place.
                do {
                    guard try FastModel.load(contentsOf: temporary).name == model.model.name else {
                        throw PipelineError.unwritable(path: path, reason: "was not written as it should be")
                    }
                } catch let error as PipelineError { throw error } catch {
                    throw .unwritable(path: path, reason: "was not written as it should be: \(error)")
                }
                beforeReplacing()
                if FileText.exists(path) { try keep(path, as: previousPath) }
            }
        } catch {
            switch error {
            case .failed(let failure): throw .unwritable(path: path, reason: failure.reason)
            case .refused(let refusal): throw refusal
            }
        }
        clean()
    }

    /// Takes the present weights back: the previous ones are used again, or the shipped ones where there are none.
    ///
    /// What is taken back is kept beside, as `.undone`.
    /// - Returns: the name of the weights that are used from now on.
    package func undo() throws(PipelineError) -> String {
        let hasPrevious = FileText.exists(previousPath)
        guard FileText.exists(path) || hasPrevious else {
            throw .badInput("there is nothing to undo: \(path) does not exist, the shipped weights are used")
        }
        guard hasPrevious else {
            guard rename(path, undonePath) == 0 else { throw Self.failed(path) }
            return try Installation.shippedModel().name
        }
        let name: String
        do { name = try FastModel.load(contentsOf: previousPath).name } catch {
            throw .weights("the former weights cannot be used either: \(error); remove \(path) to use the shipped ones")
        }
        if FileText.exists(path) { try keep(path, as: undonePath) }
        guard rename(previousPath, path) == 0 else { throw Self.failed(path) }
        return name
    }

    /// Gives a file a second name, in the place of what had that name.
    private func keep(_ path: String, as name: String) throws(PipelineError) {
        let temporary = name + ".earshot-\(getpid())"
        unlink(temporary)
        if link(path, temporary) != 0 {
            // A file system without second names.
            do { try FileManager.default.copyItem(atPath: path, toPath: temporary) } catch { throw Self.failed(name) }
        }
        guard rename(temporary, name) == 0 else {
            let failure = Self.failed(name)
            unlink(temporary)
            throw failure
        }
        // Two names of one file are left alone by rename.
        unlink(temporary)
    }

    /// Removes what a process that was killed left behind.
    private func clean() {
        let url = URL(fileURLWithPath: path)
        let folder = url.deletingLastPathComponent().path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where name.hasPrefix(url.lastPathComponent + ".earshot-") { unlink(folder + "/" + name) }
    }

    private static func failed(_ path: String) -> PipelineError {
        .unwritable(path: path, reason: FileText.Failure.system.reason)
    }
}
