package de.defus.monitor.platform.problem;

/** Which problem a bare HTTP status of the frame stands for. */
final class ProblemTypes {

    private ProblemTypes() {}

    static ProblemType ofStatus(int status) {
        return switch (status) {
            case 401 -> ProblemType.SIGN_IN_REQUIRED;
            case 403 -> ProblemType.FORBIDDEN;
            // A page that cannot be had in the wanted form is not there for this reader.
            case 404, 406, 410 -> ProblemType.NOT_FOUND;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 413 -> ProblemType.BODY_TOO_LARGE;
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            case 422 -> ProblemType.INVALID_INPUT;
            case 429 -> ProblemType.TOO_MANY_TRIES;
            case 503 -> ProblemType.TEMPORARILY_UNAVAILABLE;
            default -> status < 500 ? ProblemType.MALFORMED_REQUEST : ProblemType.INTERNAL;
        };
    }
}
