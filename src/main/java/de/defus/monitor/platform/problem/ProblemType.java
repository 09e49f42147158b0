package de.defus.monitor.platform.problem;

/**
 * The one catalogue of what can be refused. The name gives the address {@code /problems/<slug>} and the message keys
 * {@code problem.<slug>.title} and {@code problem.<slug>.detail}; only this package knows HTTP status codes.
 */
public enum ProblemType {
    NOT_FOUND(404),
    INVALID_INPUT(422),
    MALFORMED_REQUEST(400),
    BODY_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    METHOD_NOT_ALLOWED(405),
    SIGN_IN_REQUIRED(401),
    SIGN_IN_FAILED(401),
    TOKEN_NOT_VALID(401),
    TOO_MANY_TRIES(429),
    FORBIDDEN(403),
    FORM_EXPIRED(403),
    TERMS_NOT_ACCEPTED(403),
    SETUP_LINK_INVALID(410),
    WAVE_NOT_OPEN(409),
    CODE_NOT_VALID(409),
    WRONG_STATE(409),
    WAVE_IN_USE(409),
    ALREADY_EXISTS(409),
    NOT_RELEASED(404),
    BASE_TOO_SMALL(409),
    RELEASE_TOO_CLOSE(409),
    QUESTIONNAIRE_CHANGED(409),
    MARGIN_NOT_MET(409),
    QUESTIONNAIRE_INVALID(422),
    GEOMETRY_INVALID(422),
    FONT_MISSING(503),
    STORAGE_FULL(507),
    JOB_INTERRUPTED(500),
    TEMPORARILY_UNAVAILABLE(503),
    INTERNAL(500);

    private final int status;

    ProblemType(int status) {
        this.status = status;
    }

    /** The HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** The last part of the problem's address, such as {@code wave-not-open}. */
    public String slug() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
