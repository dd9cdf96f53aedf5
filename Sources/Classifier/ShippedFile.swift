import Foundation

/// Files that came with the program, in the resources folder beside the executable or the test bundle.
enum ShippedFile {
    /// The path of a file of the folder `Weights`.
    ///
    /// - Throws: ``ClassifierError/missingWeights(paths:)`` with the places looked at.
    static func path(of name: String) throws(ClassifierError) -> String {
        // Bundle.module would trap where the folder is missing; this names the places instead.
        let folder = "earshot_Classifier.resources/Weights/\(name)"
        var places = [Bundle.main.bundleURL.appendingPathComponent(folder).path]
        if let resources = Bundle.main.resourceURL { places.append(resources.appendingPathComponent(folder).path) }
        if let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
            places.append(URL(fileURLWithPath: link).deletingLastPathComponent().appendingPathComponent(folder).path)
        }
        guard let path = places.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
            throw .missingWeights(paths: places)
        }
        return path
    }
}
