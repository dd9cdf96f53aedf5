package import Storage

/// Why the pipeline as a whole could not do what it was asked. One source's or sink's trouble is never one of these: it
/// stands in the run report.
package enum PipelineError: Error, Sendable {
    case configuration(ConfigFailure)
    case storage(StorageError)
    /// The classifier's weights are missing or damaged.
    case classifier(String)
    /// The deep tier is asked for and cannot work.
    case deepTier(String)
    /// Weights other than the shipped ones cannot be used; the reason says which and what to do.
    case weights(String)
    /// A file that was named cannot be read; `reason` goes on after its name.
    case unreadable(path: String, reason: String)
    /// An environment variable or file that a credential names is missing or empty.
    case missingCredential(String)
    /// A sink cannot be set up.
    case sink(name: String, reason: String)
    /// A file that was to be written could not be; `reason` goes on after its name.
    case unwritable(path: String, reason: String)
    /// Another run works on the same store.
    case alreadyRunning(storePath: String)
    /// No mention or case by that name.
    case notFound(String)
    /// What was handed in is not what it should be.
    case badInput(String)
    /// What was handed in cannot be read at all: it is of no shape that is known there.
    case unknownShape(String)

    /// The exit status after sysexits.h.
    package var exitStatus: Int32 {
        switch self {
        case .configuration, .missingCredential, .sink, .weights: 78
        case .unreadable: 66
        case .storage(.busy), .alreadyRunning: 75
        case .storage(.inconsistent): 70
        case .storage: 69
        case .unwritable: 74
        case .classifier: 70
        case .deepTier: 78
        case .notFound: 65
        case .badInput, .unknownShape: 65
        }
    }
}

extension PipelineError: CustomStringConvertible {
    /// What, where, and what to do next.
    package var description: String {
        switch self {
        case .configuration(let failure): failure.description
        case .storage(let error): error.description
        case .classifier(let reason):
            "the classifier cannot work: \(reason); install the resources beside the program again"
        case .deepTier(let reason):
            "the deep tier cannot work: \(reason); or set classifier.deep.enabled to auto. What was fetched waits."
        case .weights(let reason): reason
        case .unreadable(let path, let reason): "\(path == "-" ? "standard input" : path) \(reason)"
        case .missingCredential(let name): "the credential \(name) is missing or empty"
        case .sink(let name, let reason): "the sink \(name) cannot be set up: \(reason)"
        case .unwritable(let path, let reason): "\(path) \(reason)"
        case .alreadyRunning(let path): "another run is working on \(path); this one does nothing"
        case .notFound(let name): "there is no mention or case “\(name)” in the store; earshot queue lists the cases"
        case .badInput(let reason), .unknownShape(let reason): reason
        }
    }
}
