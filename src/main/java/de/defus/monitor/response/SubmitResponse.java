package de.defus.monitor.response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import de.defus.monitor.questionnaire.Columns;
import de.defus.monitor.questionnaire.check.AnswerSheet;
import de.defus.monitor.survey.InstrumentOfWave;
import de.defus.monitor.survey.WaveView;
import de.defus.monitor.survey.access.AccessCode;
import de.defus.monitor.survey.access.AccessCodes;
import de.defus.monitor.survey.access.CodeKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Hands in one filled-in questionnaire, exactly once. The submission id is chosen when the questionnaire is first shown; a
 * double click, a reload or a retry after a lost acknowledgement comes with the same id and ends in the same thanks.
 */
@ApplicationScoped
public class SubmitResponse {

    /** The item whose answer is the stratum. */
    private static final String STRATUM_ITEM = "district";

    private final ResponsePool pool;
    private final TenantScope tenants;
    private final InstrumentOfWave instruments;
    private final AccessCodes codes;
    private final CodeKeys keys;
    private final PoolSeal seal;
    private final ObjectMapper json;

    SubmitResponse(
            ResponsePool pool,
            TenantScope tenants,
            InstrumentOfWave instruments,
            AccessCodes codes,
            CodeKeys keys,
            PoolSeal seal,
            ObjectMapper json) {
        this.pool = pool;
        this.codes = codes;
        this.keys = keys;
        this.seal = seal;
        this.tenants = tenants;
        this.instruments = instruments;
        this.json = json;
    }

    /** What became of it. Both mean: the answers are stored, once. */
    public enum Outcome {
        STORED,
        ALREADY_STORED
    }

    /**
     * Stores the answers in one transaction; when this returns, it is committed.
     *
     * @param submissionId chosen at random when the questionnaire was begun
     * @param sheet checked answers, one code for each column of the wave's questionnaire
     * @param language in which it was answered, such as {@code de}
     * @throws Refusal {@code WAVE_NOT_OPEN} if the wave takes no answers (any more) and this one is not stored yet;
     *     {@code CODE_NOT_VALID} if the wave is answered with access codes only
     */
    public Outcome submit(WaveView wave, UUID submissionId, AnswerSheet sheet, Mode mode, String language) {
        return submit(wave, submissionId, sheet, mode, language, Way.OPEN, Optional.empty());
    }

    /**
     * As the one without a code, for the holder of an access code, which is used up in the same transaction.
     *
     * @throws Refusal {@code CODE_NOT_VALID} if the wave has no such code (any more) and this submission is not stored yet
     */
    public Outcome submit(
            WaveView wave, UUID submissionId, AnswerSheet sheet, Mode mode, String language, AccessCode code) {
        return submit(wave, submissionId, sheet, mode, language, Way.byLetter(keys.hash(code)), Optional.empty());
    }

    /**
     * As the one with a code, for a form on paper. What the receiver of the letter had begun on the web ends with it.
     *
     * @param alongside what else belongs into the transaction that stores the answers; it may delete, but must write
     *     nothing that stays, since that could be joined to the answer
     */
    public Outcome submitPaper(
            WaveView wave, UUID submissionId, AnswerSheet sheet, String language, AccessCode code, Runnable alongside) {
        var draft = DraftSecret.of(keys.secret(code)).draftId(wave.id());
        var way = Way.byLetter(keys.hash(code));
        return submit(wave, submissionId, sheet, Mode.PAPER, language, way, Optional.of(draft), alongside);
    }

    /** As the public ones, and the draft with this id ends in the same transaction. */
    Outcome submit(
            WaveView wave,
            UUID submissionId,
            AnswerSheet sheet,
            Mode mode,
            String language,
            Way way,
            Optional<String> draftId) {
        return submit(wave, submissionId, sheet, mode, language, way, draftId, () -> {});
    }

    private Outcome submit(
            WaveView wave,
            UUID submissionId,
            AnswerSheet sheet,
            Mode mode,
            String language,
            Way way,
            Optional<String> draftId,
            Runnable alongside) {
        var submission = new ResponsePool.Submission(
                submissionId,
                hash(wave.id(), submissionId),
                stratum(wave, sheet),
                mode,
                Source.OPEN,
                way.link(),
                seal.seal(
                        wave.id(),
                        submissionId,
                        new SealedAnswer(language, sheet.codes(), print(sheet.texts())),
                        instruments.get(wave)));
        if (way.equals(Way.OPEN)) {
            checkNoCodeNeeded(wave, mode, submission);
        }
        return way.codeHash()
                .map(hash -> storeOfDrawn(wave, submission, draftId, hash, alongside))
                .orElseGet(() -> store(wave, submission, draftId));
    }

    /** Only a clerk with the sheet of paper in hand may store an answer to a wave with codes without one. */
    private void checkNoCodeNeeded(WaveView wave, Mode mode, ResponsePool.Submission submission) {
        if (mode == Mode.WEB && codes.isRequired(wave) && !isStored(wave, submission.id())) {
            throw new Refusal(ProblemType.CODE_NOT_VALID);
        }
    }

    /** The code is used up and the answers are stored, both or neither. */
    private Outcome storeOfDrawn(
            WaveView wave,
            ResponsePool.Submission submission,
            Optional<String> draftId,
            String codeHash,
            Runnable alongside) {
        try {
            return tenants.call(wave.municipalityId(), () -> {
                var drawn = submission.ofDrawn(consume(wave, codeHash, submission));
                if (store(wave, drawn, draftId) == Outcome.ALREADY_STORED) {
                    // Another code's answer has this id: this code was not used, and the transaction gives it back.
                    throw new AnsweredBefore();
                }
                alongside.run();
                return Outcome.STORED;
            });
        } catch (AnsweredBefore known) {
            return Outcome.ALREADY_STORED;
        }
    }

    private Outcome store(WaveView wave, ResponsePool.Submission submission, Optional<String> draftId) {
        return switch (pool.add(wave, submission, draftId)) {
            case STORED -> Outcome.STORED;
            case KNOWN -> Outcome.ALREADY_STORED;
            case WAVE_NOT_OPEN -> throw new Refusal(ProblemType.WAVE_NOT_OPEN);
        };
    }

    /**
     * Deletes the code and says from which stratum its letter went out. Of several tries at the same time one deletes the
     * row, the others wait for it and then find none: theirs was the same submission sent again, or a code used twice.
     */
    private int consume(WaveView wave, String codeHash, ResponsePool.Submission submission) {
        var stratum = codes.consume(wave.id(), codeHash);
        if (stratum.isPresent()) {
            return stratum.getAsInt();
        }
        if (pool.isReceived(wave, submission.hash())) {
            throw new AnsweredBefore();
        }
        throw new Refusal(ProblemType.CODE_NOT_VALID);
    }

    /** Ends a transaction that has nothing to store because it is stored already. */
    private static final class AnsweredBefore extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** Whether a submission of this id is stored, for pages that come back after the answers were sent. */
    boolean isStored(WaveView wave, UUID submissionId) {
        return pool.isReceived(wave, hash(wave.id(), submissionId));
    }

    /** The code of the district; 0 if it was left open. */
    private int stratum(WaveView wave, AnswerSheet sheet) {
        var columns = Columns.of(instruments.get(wave));
        var codes = sheet.codes();
        if (codes.length != columns.size()) {
            throw new IllegalArgumentException(
                    codes.length + " codes for a questionnaire of " + columns.size() + " columns");
        }
        for (var i = 0; i < codes.length; i++) {
            if (columns.get(i).name().equals(STRATUM_ITEM)) {
                return Math.max(codes[i], 0);
            }
        }
        return 0;
    }

    private static byte[] hash(UUID waveId, UUID submissionId) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(("submission " + waveId + " " + submissionId).getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 does not work here", e);
        }
    }

    private String print(Map<String, String> texts) {
        try {
            return texts.isEmpty() ? "{}" : json.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts cannot be written as JSON", e);
        }
    }
}
