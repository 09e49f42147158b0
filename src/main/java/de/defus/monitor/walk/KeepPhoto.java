package de.defus.monitor.walk;

import de.defus.monitor.platform.audit.AuditLog;
import de.defus.monitor.platform.problem.Fault;
import de.defus.monitor.platform.problem.ProblemType;
import de.defus.monitor.platform.problem.Refusal;
import de.defus.monitor.platform.tenant.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** Takes photos from phones, covers faces in them, and decides which the public sees. None is public by itself. */
@ApplicationScoped
public class KeepPhoto {

    private static final int LONGEST_ALT_TEXT = 300;
    private static final int MOST_OF_A_WALK = 1000;
    /** Pictures need much memory while they are read: thirty phones at once wait for each other. */
    private static final Semaphore READING = new Semaphore(2);

    private final Walks walks;
    private final Photos photos;
    private final TenantScope scope;
    private final AuditLog audit;

    KeepPhoto(Walks walks, Photos photos, TenantScope scope, AuditLog audit) {
        this.walks = walks;
        this.photos = photos;
        this.scope = scope;
        this.audit = audit;
    }

    /**
     * A photo as a phone sends it.
     *
     * @param id random, made by the phone
     * @param stop number of the stop
     * @param altText what it shows
     * @param consent NOBODY or AGREED
     * @param file where the file lies, or null
     */
    public record Sent(UUID id, Integer stop, String altText, String consent, Path file) {}

    /**
     * Keeps a photo; the same one sent again is kept once.
     *
     * @return whether it was new
     * @throws Refusal {@code INVALID_INPUT} with every fault, {@code WRONG_STATE} while the walk is only planned,
     *     {@code BODY_TOO_LARGE} if the walk has too many
     */
    public boolean receive(Walk walk, Sent sent) {
        return store(walk, sent, Optional.empty());
    }

    /**
     * Keeps a photo that shows a measure when it was done, at the first of its stops.
     *
     * @param sent as from a phone; its stop is not asked for
     * @return whether it was new
     * @throws Refusal as for a photo of a phone
     */
    public boolean receiveAfter(Walk walk, Measure measure, Sent sent, String actor) {
        var there = new Sent(sent.id(), measure.stops().get(0), sent.altText(), sent.consent(), sent.file());
        var isNew = store(walk, there, Optional.of(measure.id()));
        scope.run(
                walk.municipalityId(),
                () -> audit.record(actor, "measure.photo-added", measure.id().toString(), Map.of()));
        return isNew;
    }

    private boolean store(Walk walk, Sent sent, Optional<UUID> measureId) {
        if (walk.isPlanned()) {
            throw new Refusal(ProblemType.WRONG_STATE, walk.state(), Walk.State.OPEN);
        }
        var stop = walks.stops(walk.municipalityId(), walk.id()).stream()
                .filter(candidate -> Integer.valueOf(candidate.number()).equals(sent.stop()))
                .findFirst();
        var consent = Stream.of(Photo.Consent.values())
                .filter(value -> value.name().equals(sent.consent()))
                .findFirst();
        var faults = new ArrayList<>(altTextFaults(sent.altText()));
        if (sent.id() == null) {
            faults.add(Fault.at("id", "walk.fault.id"));
        }
        if (stop.isEmpty()) {
            faults.add(Fault.at("stop", "walk.fault.choose"));
        }
        if (consent.isEmpty()) {
            faults.add(Fault.at("consent", "walk.fault.consent"));
        }
        if (sent.file() == null) {
            faults.add(Fault.at("file", "walk.fault.photoMissing"));
        }
        refuse(faults);
        var known = scope.call(walk.municipalityId(), () -> {
            if (photos.count(walk.id()) >= MOST_OF_A_WALK) {
                throw new Refusal(ProblemType.BODY_TOO_LARGE);
            }
            return photos.has(walk.id(), sent.id());
        });
        if (known) {
            return false;
        }
        var picture = read(sent.file());
        var photo = new Photo(
                sent.id(),
                stop.get().id(),
                measureId,
                sent.altText().strip(),
                consent.get(),
                picture.width(),
                picture.height(),
                false,
                false);
        return scope.call(walk.municipalityId(), () -> photos.add(walk.id(), photo, picture.jpeg()));
    }

    /**
     * Covers a part of a photo for good; it has to be checked anew.
     *
     * @param part left, top, width and height in percent of the picture
     * @throws Refusal {@code INVALID_INPUT} unless the part lies in the picture
     */
    public void cover(Walk walk, UUID photoId, List<Double> part, String actor) {
        photos.get(walk.municipalityId(), walk.id(), photoId);
        var fits = part.size() == 4
                && part.stream().allMatch(value -> value >= 0 && value <= 100)
                && part.get(2) > 0
                && part.get(3) > 0;
        if (!fits) {
            throw new Refusal(ProblemType.INVALID_INPUT, List.of(Fault.at("left", "walk.fault.cover")));
        }
        var covered = PhotoFile.cover(
                photos.jpeg(walk.municipalityId(), walk.id(), photoId),
                part.get(0),
                part.get(1),
                part.get(2),
                part.get(3));
        scope.run(walk.municipalityId(), () -> {
            photos.replaceJpeg(walk.id(), photoId, covered.jpeg());
            audit.record(actor, "photo.covered", photoId.toString(), Map.of());
        });
    }

    /**
     * Says what a photo shows, and whether the public may see it.
     *
     * @throws Refusal {@code INVALID_INPUT} without words, or if it should be shown unchecked
     */
    public Photo describe(Walk walk, UUID photoId, String altText, boolean checked, boolean released, String actor) {
        photos.get(walk.municipalityId(), walk.id(), photoId);
        var faults = new ArrayList<>(altTextFaults(altText));
        if (released && !checked) {
            faults.add(Fault.at("checked", "walk.fault.unchecked"));
        }
        refuse(faults);
        scope.run(walk.municipalityId(), () -> {
            photos.describe(walk.id(), photoId, altText.strip(), checked, released);
            audit.record(actor, released ? "photo.released" : "photo.changed", photoId.toString(), Map.of());
        });
        return photos.get(walk.municipalityId(), walk.id(), photoId);
    }

    /** Deletes a photo. */
    public void remove(Walk walk, UUID photoId, String actor) {
        photos.get(walk.municipalityId(), walk.id(), photoId);
        scope.run(walk.municipalityId(), () -> {
            photos.remove(walk.id(), photoId);
            audit.record(actor, "photo.removed", photoId.toString(), Map.of());
        });
    }

    private static PhotoFile.Picture read(Path file) {
        READING.acquireUninterruptibly();
        try {
            PhotoFile.checkSize(Files.size(file));
            return PhotoFile.read(Files.readAllBytes(file));
        } catch (IOException gone) {
            throw new UncheckedIOException("an upload cannot be read", gone);
        } finally {
            READING.release();
        }
    }

    private static List<Fault> altTextFaults(String altText) {
        var fits = altText != null && !altText.isBlank() && altText.length() <= LONGEST_ALT_TEXT;
        return fits ? List.of() : List.of(Fault.at("altText", "walk.fault.altText", LONGEST_ALT_TEXT));
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemType.INVALID_INPUT, faults);
        }
    }
}
