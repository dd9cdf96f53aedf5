import Classifier

/// Making the fast tier's weights from the start.
package enum ModelMaking {
    /// Trains the fast tier on JSON Lines files and writes its weights.
    ///
    /// The same files and seed give the same bytes.
    /// - Parameter progress: called with a line for people after each step.
    package static func train(
        on paths: [String], writingTo output: String, seed: UInt64, progress: (String) -> Void
    ) throws(PipelineError) {
        do {
            var examples: [TrainingExample] = []
            for path in paths { examples += try TrainingExample.read(contentsOf: path) }
            try FastTrainer.train(examples: examples, seed: seed, progress: progress).write(to: output)
        } catch {
            throw .badInput("\(error)")
        }
    }
}
