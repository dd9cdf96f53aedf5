import HTTPTypes
import Hummingbird

/// Refuses a request with two Host fields (RFC 9112, 3.2): a proxy in front may have looked at the other one.
struct HostCheck<Context: RequestContext>: RouterMiddleware {
    /// The first Host becomes the request's authority; one that is still among the fields is a second.
    private static var host: HTTPField.Name? { HTTPField.Name("host") }

    @concurrent func handle(
        _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        if let host = Self.host, request.headers.contains(host) {
            return Answers.error(.badRequest, "a request has one Host field, not several")
        }
        return try await next(request, context)
    }
}
