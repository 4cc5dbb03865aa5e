"""What programs read: everything below `/api/`, of which `v1` keeps its promises.

A view for programs says `@for_readers` (`door`): then it is asked only by GET and HEAD, by somebody
who logs in with a token or has a session, and who may read the register; `request.user` is who
reads. What it cannot answer it tells by raising `ProblemError(status, detail)` (`problems`).
Whatever goes wrong below `/api/`, in any layer, is answered as a problem document (RFC 9457).

| module | holds |
|---|---|
| `addresses` | which addresses are those of programs |
| `problems` | problem documents, and the middleware that makes every error one |
| `door` | who is let in |
| `accept` | in which form to answer |
"""
